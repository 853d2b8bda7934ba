package io.nl2sql.core.guard.name;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.VisibleTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a table's or query's columns.
 *
 * @param list in order
 * @param all every name
 * @param ambiguous names of several columns
 */
record ColumnNames(List<String> list, Set<String> all, Set<String> ambiguous) {
    static final ColumnNames NONE = of(List.of());

    /** By the table's identity, as long as somebody may see it. */
    private static final Cache<VisibleTable, ColumnNames> KNOWN =
            Caffeine.newBuilder().weakKeys().build();

    static ColumnNames of(VisibleTable table) {
        return KNOWN.get(
                table,
                some -> of(some.table().columns().stream().map(Column::name).toList()));
    }

    static ColumnNames of(List<String> list) {
        Set<String> all = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        for (String name : list) {
            if (!all.add(name)) {
                ambiguous.add(name);
            }
        }
        return new ColumnNames(list, all, ambiguous);
    }

    boolean has(String name) {
        return all.contains(name);
    }

    /** Whether exactly one column has the name. */
    boolean isOne(String name) {
        return all.contains(name) && !ambiguous.contains(name);
    }
}
