/** Tests of what becomes of a JDBC client's text. */
package io.nl2sql.core.statement;
