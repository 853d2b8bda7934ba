/**
 * Stored values by the words that name them: a Lucene index, on disk where there are many, that finds whole values whatever
 * their case and accents and forgives typing errors; and how it is built, continued after an interruption and replaced
 * while questions go on.
 */
package io.nl2sql.core.linking.value;
