/** History kept in the system database. Entities are mutable here and nowhere else. */
package io.nl2sql.ejb.history;
