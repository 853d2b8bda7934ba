/** The JDBC door of the running product: its wire, the driver alone, beside PostgreSQL's own, and under a foreign client. */
package io.nl2sql.tests.jdbc;
