/** Signing keys on a real system database. */
package io.nl2sql.ejb.keys;
