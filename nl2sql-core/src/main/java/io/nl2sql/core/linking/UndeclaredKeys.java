package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Guesses from names what identifies rows and what refers to them, for schemas that declare no keys at all: views, copies
 * and exports. Where one table declares a key, the others are taken at their word.
 */
final class UndeclaredKeys {
    private final Map<TableName, OwnNames> names = new HashMap<>();
    private final Map<TableName, Column> keys = new HashMap<>();
    private final List<VisibleTable> tables;

    /** @param tables of one schema */
    private UndeclaredKeys(List<VisibleTable> tables) {
        this.tables = tables;
        Set<String> called =
                tables.stream().map(table -> OwnNames.whole(table.name())).collect(Collectors.toSet());
        Map<String, Long> sharing = tables.stream()
                .flatMap(table -> table.table().columns().stream())
                .collect(Collectors.groupingBy(Column::name, Collectors.counting()));
        for (VisibleTable table : tables) {
            OwnNames own = new OwnNames(table.name(), called);
            names.put(table.name(), own);
            own.key(clear(table), sharing).ifPresent(key -> keys.put(table.name(), key));
        }
    }

    /** The tables, those of schemas without any declared key with the guessed ones. */
    static List<VisibleTable> guessed(List<VisibleTable> tables) {
        Map<String, List<VisibleTable>> bySchema = tables.stream()
                .collect(Collectors.groupingBy(table -> table.name().schema()));
        Map<TableName, VisibleTable> changed = new HashMap<>();
        bySchema.values().stream()
                .filter(some -> some.size() > 1 && some.stream().noneMatch(UndeclaredKeys::declares))
                .flatMap(some -> new UndeclaredKeys(some).withKeys().stream())
                .forEach(table -> changed.put(table.name(), table));
        return tables.stream()
                .map(table -> changed.getOrDefault(table.name(), table))
                .toList();
    }

    private static boolean declares(VisibleTable table) {
        return !table.table().primaryKey().isEmpty()
                || !table.table().foreignKeys().isEmpty();
    }

    private List<VisibleTable> withKeys() {
        return tables.stream().map(this::withKeys).toList();
    }

    private VisibleTable withKeys(VisibleTable visible) {
        Table table = visible.table();
        Column key = keys.get(table.name());
        List<String> primary = key == null ? List.of() : List.of(key.name());
        List<ForeignKey> references = new ArrayList<>();
        clear(visible).stream()
                .filter(column -> !column.equals(key))
                .forEach(column -> reference(table.name(), column, references));
        return new VisibleTable(table.with(table.columns(), primary, references), visible.rows(), visible.masks());
    }

    private void reference(TableName from, Column column, List<ForeignKey> references) {
        List<TableName> equal = targets(from, column, (own, key) -> own.isSameKey(column, key));
        List<TableName> found =
                equal.isEmpty() ? targets(from, column, (own, key) -> own.isMeantBy(column, key)) : equal;
        if (found.size() == 1) {
            references.add(new ForeignKey(
                    List.of(column.name()),
                    found.get(0),
                    List.of(keys.get(found.get(0)).name())));
        }
    }

    private interface Test {
        boolean holds(OwnNames target, Column key);
    }

    private List<TableName> targets(TableName from, Column column, Test test) {
        return tables.stream()
                .map(VisibleTable::name)
                .filter(target -> !target.equals(from) && keys.containsKey(target))
                .filter(target ->
                        keys.get(target).type().category() == column.type().category())
                .filter(target -> test.holds(names.get(target), keys.get(target)))
                .toList();
    }

    private static List<Column> clear(VisibleTable visible) {
        return visible.table().columns().stream()
                .filter(column -> !visible.isMasked(column.name()))
                .toList();
    }
}
