/** Walks a parsed query by an allow-list of constructs, and makes the copy of it that Calcite validates. */
package io.nl2sql.core.guard.read;
