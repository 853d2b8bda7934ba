/** The JDBC driver against the running product: alone, beside PostgreSQL's own driver, and under a foreign client. */
package io.nl2sql.tests.jdbc;
