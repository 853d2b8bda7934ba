package io.nl2sql.core.catalog;

/**
 * A column of a table.
 *
 * @param name exact name
 * @param type its type
 * @param nullable whether it may be null
 * @param comment the database's comment, empty where there is none; untrusted text
 */
public record Column(String name, ColumnType type, boolean nullable, String comment) {}
