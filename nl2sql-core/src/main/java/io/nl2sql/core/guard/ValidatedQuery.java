package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;
import java.util.Objects;

/** One read-only query, proven to name only visible tables and columns and allowed functions. Immutable. */
public final class ValidatedQuery {
    private final String sql;
    private final VisibleCatalog catalog;

    ValidatedQuery(String sql, VisibleCatalog catalog) {
        this.sql = Objects.requireNonNull(sql, "sql");
        this.catalog = Objects.requireNonNull(catalog, "catalog");
    }

    /** The normalised text: one statement, no comments, plain literals. */
    public String sql() {
        return sql;
    }

    public VisibleCatalog catalog() {
        return catalog;
    }
}
