package io.nl2sql.core.linking.value;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.linking.ValueIndex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Which columns' values are read: short texts and enumerations that the policies show as they are stored.
 *
 * @param tables in the catalog's order, those with nothing to read excepted
 * @param digest equal for equal plans
 */
public record ValuePlan(List<TableValues> tables, String digest) {
    private static final long LARGEST_TABLE = 5_000_000;
    private static final int MOST_COLUMNS_OF_A_TABLE = 200;

    /** What is read of one table, in one go. */
    public record TableValues(Table table, List<ValueQuery> columns) {
        public TableValues {
            columns = List.copyOf(columns);
        }
    }

    public ValuePlan {
        tables = List.copyOf(tables);
    }

    /**
     * The reads worth making.
     *
     * @param clear columns that anybody may see as they are stored, all rows included; no other is read at all
     * @param perColumn most distinct values of one column
     */
    public static ValuePlan of(Catalog catalog, ValueIndex.Columns clear, int perColumn) {
        List<TableValues> tables = catalog.tables().stream()
                .filter(table -> table.kind() != Table.Kind.FOREIGN_TABLE)
                .map(table -> new TableValues(table, columns(table, clear, perColumn)))
                .filter(table -> !table.columns().isEmpty())
                .toList();
        StringBuilder all = new StringBuilder();
        tables.forEach(table -> table.columns()
                .forEach(one -> all.append(one.table())
                        .append('\n')
                        .append(one.column())
                        .append('\n')));
        String digest = UUID.nameUUIDFromBytes((all + " " + perColumn).getBytes(StandardCharsets.UTF_8))
                .toString();
        return new ValuePlan(tables, digest);
    }

    private static List<ValueQuery> columns(Table table, ValueIndex.Columns clear, int perColumn) {
        boolean sampled = table.estimatedRows() > LARGEST_TABLE;
        return table.columns().stream()
                .filter(ValuePlan::isText)
                .filter(column -> clear.include(table.name(), column.name()))
                .limit(MOST_COLUMNS_OF_A_TABLE)
                .map(column -> new ValueQuery(table.name(), column.name(), perColumn, sampled))
                .toList();
    }

    private static boolean isText(Column column) {
        return column.type().category() == ColumnType.Category.TEXT
                || column.type().category() == ColumnType.Category.OTHER && isEnumeration(column);
    }

    /** User-defined types without arguments are mostly enumerations; casting them to text is always possible. */
    private static boolean isEnumeration(Column column) {
        return column.type().name().matches("(\\w+\\.)?\\w+");
    }
}
