/** The JDBC door of the running application. */
package io.nl2sql.tests.jdbc;
