/**
 * The JDBC driver's door, under {@code /api/jdbc/v1}: frames as {@code docs/jdbc-wire.md} has them, written as rows are
 * read, by threads of our own, so that neither a thinking model nor a slow reader holds a thread of the server.
 */
package io.nl2sql.web.jdbc;
