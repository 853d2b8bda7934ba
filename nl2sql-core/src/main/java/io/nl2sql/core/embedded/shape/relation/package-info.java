/** Rows by what they have to do with others: related, reporting, of the same place; and two kinds in one list. */
package io.nl2sql.core.embedded.shape.relation;
