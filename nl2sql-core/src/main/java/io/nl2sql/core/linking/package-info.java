/**
 * Finds the tables, columns and values that a question's words mean.
 *
 * <p>What is promised about stored values: a value of a hidden or masked column is never found. Where a table's rows are
 * restricted for the caller, a value that occurs in one row only is treated as an unknown word, and a name beside the
 * table's or column's name is taken literally whether or not it is stored; so the question's own result, which is empty
 * for rows that the caller may not see, is all that can be learnt. Values shared by several rows are vocabulary
 * ("open", "Marketing") and are recognised for everybody who sees the column.
 */
package io.nl2sql.core.linking;
