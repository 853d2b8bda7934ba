package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/** Plans which columns' values are read into a {@link ValueIndex}: short texts, never long prose, never huge tables. */
public final class ValueReader {
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_VALUES = 20_000;
    private static final long LARGEST_TABLE = 5_000_000;
    private static final int MOST_COLUMNS = 5_000;

    private ValueReader() {}

    /** The reads worth making, in the catalog's order. */
    public static List<ValueQuery> plan(Catalog catalog) {
        List<ValueQuery> plan = new ArrayList<>();
        for (Table table : catalog.tables()) {
            for (Column column : table.columns()) {
                if (isWorthReading(table, column) && plan.size() < MOST_COLUMNS) {
                    plan.add(new ValueQuery(table.name(), column.name(), MOST_VALUES, LONGEST_VALUE));
                }
            }
        }
        return plan;
    }

    private static boolean isWorthReading(Table table, Column column) {
        boolean text = column.type().category() == ColumnType.Category.TEXT
                || column.type().category() == ColumnType.Category.OTHER && isEnumeration(column);
        return text && table.estimatedRows() <= LARGEST_TABLE && table.kind() != Table.Kind.FOREIGN_TABLE;
    }

    /** User-defined types without arguments are mostly enumerations; casting them to text is always possible. */
    private static boolean isEnumeration(Column column) {
        return column.type().name().matches("(\\w+\\.)?\\w+");
    }
}
