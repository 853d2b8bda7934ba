/**
 * A JDBC driver for NL2SQL: questions in plain language and SQL, both under the server's rules.
 *
 * <p>Everything that callers may use is here; {@code internal} and its packages may change at any time.
 */
package io.nl2sql.jdbc;
