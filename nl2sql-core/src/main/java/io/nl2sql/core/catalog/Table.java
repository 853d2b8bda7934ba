package io.nl2sql.core.catalog;

import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table, view or the like.
 *
 * @param name qualified name
 * @param kind what it is
 * @param comment the database's comment, empty where there is none; untrusted text
 * @param columns in the database's order
 * @param primaryKey column names, empty where there is none
 * @param foreignKeys declared references to other tables
 * @param estimatedRows the planner's estimate; -1 where it has none
 * @param computed whether reading a row can fail, because something is computed then
 * @param profiles what statistics tell of columns, by name; none of those without any
 */
public record Table(
        TableName name,
        Kind kind,
        String comment,
        List<Column> columns,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        long estimatedRows,
        boolean computed,
        Map<String, ColumnProfile> profiles) {
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE
    }

    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        profiles = Map.copyOf(profiles);
    }

    /** Without statistics. */
    public Table(
            TableName name,
            Kind kind,
            String comment,
            List<Column> columns,
            List<String> primaryKey,
            List<ForeignKey> foreignKeys,
            long estimatedRows,
            boolean computed) {
        this(name, kind, comment, columns, primaryKey, foreignKeys, estimatedRows, computed, Map.of());
    }

    /** A view counts as computed. */
    public Table(
            TableName name,
            Kind kind,
            String comment,
            List<Column> columns,
            List<String> primaryKey,
            List<ForeignKey> foreignKeys,
            long estimatedRows) {
        this(name, kind, comment, columns, primaryKey, foreignKeys, estimatedRows, kind == Kind.VIEW);
    }

    /** The same table with other columns and what is declared of them. */
    public Table with(List<Column> others, List<String> key, List<ForeignKey> references) {
        return new Table(name, kind, comment, others, key, references, estimatedRows, computed, profiles);
    }

    /** The same table with statistics of some columns at most. */
    public Table with(Map<String, ColumnProfile> known) {
        return new Table(name, kind, comment, columns, primaryKey, foreignKeys, estimatedRows, computed, known);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
