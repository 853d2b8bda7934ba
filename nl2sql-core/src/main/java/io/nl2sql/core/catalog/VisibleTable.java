package io.nl2sql.core.catalog;

import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.util.Map;

/**
 * A table as one principal sees it.
 *
 * @param table with the visible columns only, and only such keys as consist of visible columns
 * @param rows which rows
 * @param masks by column name, for masked columns
 */
public record VisibleTable(Table table, RowAccess rows, Map<String, ColumnMask> masks) {
    public VisibleTable {
        masks = Map.copyOf(masks);
    }

    public TableName name() {
        return table.name();
    }

    public boolean isMasked(String column) {
        return masks.containsKey(column);
    }
}
