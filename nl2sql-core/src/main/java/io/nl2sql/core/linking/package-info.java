/** Finds the tables, columns and values that a question's words mean. */
package io.nl2sql.core.linking;
