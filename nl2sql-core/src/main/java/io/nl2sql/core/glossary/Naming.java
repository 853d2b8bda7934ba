package io.nl2sql.core.glossary;

import io.nl2sql.security.policy.TableName;
import java.util.Objects;
import java.util.Optional;

/**
 * A phrase and the table or column that it is said to mean.
 *
 * @param phrase as somebody wrote it; trusted by nobody
 * @param table the table
 * @param column the column; empty where the table itself is meant
 */
public record Naming(String phrase, TableName table, Optional<String> column) {
    public Naming {
        Objects.requireNonNull(phrase, "phrase");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
    }

    /** The table's or column's full name. */
    public String element() {
        return column.map(name -> table + "." + name).orElseGet(table::toString);
    }
}
