/**
 * Finds the tables, columns and values that a question's words mean.
 *
 * <p>What is promised about stored values: a value of a hidden or masked column is never found, nor does it change what
 * is. Where a table's rows are restricted for the caller, only values are known that were read through the caller's own
 * policies; any other reads as an unknown word, and a name beside the table's or column's name is taken literally whether
 * or not it is stored.
 */
package io.nl2sql.core.linking;
