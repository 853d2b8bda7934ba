/** Runs authorized queries on PostgreSQL, read-only and bounded. The only user of java.sql.Statement. */
package io.nl2sql.core.execution;
