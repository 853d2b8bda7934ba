package io.nl2sql.security.policy;

import java.util.Map;
import java.util.Objects;

/** Whether and how a principal sees one table. */
public sealed interface TableAccess {
    /** The table reads as one that does not exist. */
    record Invisible() implements TableAccess {}

    /**
     * The table can be asked.
     *
     * @param rows which rows
     * @param columns rules by column name; a column without one follows {@code unlisted}
     * @param unlisted how columns without a rule are seen
     */
    record Visible(RowAccess rows, Map<String, ColumnAccess> columns, ColumnAccess unlisted) implements TableAccess {
        public Visible {
            Objects.requireNonNull(rows, "rows");
            columns = Map.copyOf(columns);
            Objects.requireNonNull(unlisted, "unlisted");
        }

        public ColumnAccess column(String name) {
            return columns.getOrDefault(name, unlisted);
        }
    }
}
