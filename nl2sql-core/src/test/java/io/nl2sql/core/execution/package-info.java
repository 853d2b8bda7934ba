/** Execution against a real PostgreSQL. */
package io.nl2sql.core.execution;
