/** The JDBC door of the running application: by hand, by the driver, beside PostgreSQL's own, under a foreign client. */
package io.nl2sql.tests.jdbc;
