package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.ColumnType;

/**
 * A column of a result.
 *
 * @param name label as PostgreSQL returns it; labels may repeat
 * @param type PostgreSQL type
 */
public record ResultColumn(String name, ColumnType type) {}
