package io.nl2sql.core.glossary;

import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.Objects;
import java.util.Optional;

/**
 * A phrase and what it is said to mean: a table, a column, or a value that a column holds.
 *
 * @param phrase as somebody wrote it; trusted by nobody
 * @param table the table
 * @param column the column; empty where the table itself is meant
 * @param stored whether the phrase is a value of the column rather than a name of it
 */
public record Naming(String phrase, TableName table, Optional<String> column, boolean stored) {
    public Naming {
        Objects.requireNonNull(phrase, "phrase");
        Objects.requireNonNull(table, "table");
        if (stored && column.isEmpty()) {
            throw new IllegalArgumentException("A value is a column's");
        }
    }

    /** @param column empty where the phrase means the table itself */
    public static Naming of(String phrase, TableName table, Optional<String> column) {
        return new Naming(phrase, table, column, false);
    }

    public static Naming ofValue(String phrase, TableName table, String column) {
        return new Naming(phrase, table, Optional.of(column), true);
    }

    /** What is meant, by its full name. */
    public String element() {
        String name = column.map(some -> table + "." + some).orElseGet(table::toString);
        return stored ? "a value of " + name : name;
    }

    /**
     * Whether somebody may know of this. That a value is stored in rows which they do not see, nobody else may tell them.
     *
     * @param seen the table as they see it
     * @param own whether they said so themselves
     */
    public boolean isKnownTo(VisibleTable seen, boolean own) {
        boolean there = column.isEmpty() || seen.table().column(column.get()).isPresent();
        boolean clear = column.filter(seen::isMasked).isEmpty() && (own || seen.rows() instanceof RowAccess.All);
        return there && (clear || !stored);
    }
}
