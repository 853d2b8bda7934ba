package io.nl2sql.web.jdbc;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What one principal may see of a data source, as tables in the order that JDBC wants. */
final class MetaTables {
    private static final Comparator<VisibleTable> BY_NAME = Comparator.comparing(VisibleTable::name);

    private final VisibleCatalog catalog;
    private final MetaRequest wish;

    MetaTables(VisibleCatalog catalog, MetaRequest wish) {
        this.catalog = catalog;
        this.wish = wish;
    }

    ResultTable schemas() {
        List<List<Object>> rows = catalog.tables().stream()
                .map(table -> table.name().schema())
                .distinct()
                .filter(wish.schema()::matches)
                .sorted()
                .map(MetaTables::row)
                .toList();
        return table(rows, "schema");
    }

    ResultTable tables() {
        List<List<Object>> rows = matching()
                .filter(seen ->
                        wish.types().map(types -> types.contains(type(seen))).orElse(true))
                .sorted(Comparator.comparing(MetaTables::type).thenComparing(BY_NAME))
                .map(seen -> row(
                        seen.name().schema(),
                        seen.name().table(),
                        type(seen),
                        seen.table().comment()))
                .toList();
        return table(rows, "schema", "table", "type", "comment");
    }

    ResultTable columns() {
        List<List<Object>> rows = new ArrayList<>();
        matching().sorted(BY_NAME).forEach(seen -> columns(seen, rows));
        return table(rows, "schema", "table", "column", "type", "nullable boolean", "position integer", "comment");
    }

    private void columns(VisibleTable seen, List<List<Object>> rows) {
        List<Column> columns = seen.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (wish.column().matches(column.name())) {
                // A mask can make a null of any value.
                boolean nullable = column.nullable() || seen.isMasked(column.name());
                rows.add(row(
                        seen.name().schema(),
                        seen.name().table(),
                        column.name(),
                        column.type().name(),
                        nullable,
                        i + 1,
                        column.comment()));
            }
        }
    }

    ResultTable primaryKeys() {
        List<List<Object>> rows = new ArrayList<>();
        exactly().sorted(BY_NAME).forEach(seen -> {
            List<String> key = seen.table().primaryKey();
            for (int i = 0; i < key.size(); i++) {
                rows.add(row(seen.name().schema(), seen.name().table(), key.get(i), i + 1));
            }
        });
        return table(rows, "schema", "table", "column", "position integer");
    }

    ResultTable importedKeys() {
        List<List<Object>> rows = new ArrayList<>();
        exactly().sorted(BY_NAME).forEach(seen -> references(seen, key -> true, rows));
        return references(rows);
    }

    ResultTable exportedKeys() {
        List<List<Object>> rows = new ArrayList<>();
        catalog.tables().stream()
                .sorted(BY_NAME)
                .forEach(seen -> references(
                        seen,
                        key -> wish.names(key.target().schema(), key.target().table()),
                        rows));
        return references(rows);
    }

    private static void references(VisibleTable seen, Predicate<ForeignKey> wished, List<List<Object>> rows) {
        for (ForeignKey key : seen.table().foreignKeys()) {
            if (wished.test(key)) {
                for (int i = 0; i < key.columns().size(); i++) {
                    rows.add(row(
                            seen.name().schema(),
                            seen.name().table(),
                            key.columns().get(i),
                            key.target().schema(),
                            key.target().table(),
                            key.targetColumns().get(i),
                            i + 1,
                            name(seen.table(), key)));
                }
            }
        }
    }

    /** The catalog keeps no names of constraints; JDBC needs one that is the same for all columns of a key. */
    private static String name(Table table, ForeignKey key) {
        return table.name().table() + "_" + String.join("_", key.columns()) + "_fkey";
    }

    private static ResultTable references(List<List<Object>> rows) {
        return table(
                rows,
                "schema",
                "table",
                "column",
                "target_schema",
                "target_table",
                "target_column",
                "position integer",
                "name");
    }

    private Stream<VisibleTable> matching() {
        return catalog.tables().stream()
                .filter(seen -> wish.schema().matches(seen.name().schema())
                        && wish.table().matches(seen.name().table()));
    }

    private Stream<VisibleTable> exactly() {
        return catalog.tables().stream()
                .filter(seen -> wish.names(seen.name().schema(), seen.name().table()));
    }

    private static String type(VisibleTable seen) {
        return seen.table().kind().name().replace('_', ' ');
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    /** @param columns names, with types behind them where these are not text */
    private static ResultTable table(List<List<Object>> rows, String... columns) {
        List<ResultColumn> described = Arrays.stream(columns)
                .map(column -> column.split(" ", 2))
                .map(parts -> new ResultColumn(
                        parts[0],
                        ColumnType.named(Optional.of(parts)
                                .filter(both -> both.length > 1)
                                .map(both -> both[1])
                                .orElse("text"))))
                .toList();
        return new ResultTable(described, rows, false);
    }
}
