package io.nl2sql.security.policy;

import java.util.Objects;

/**
 * A table or view as PostgreSQL knows it: exact spelling, after folding.
 *
 * @param schema schema name
 * @param table table name
 */
public record TableName(String schema, String table) implements Comparable<TableName> {
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
