/** History and keys on a real system database, without a container. */
package io.nl2sql.ejb.history;
