package io.nl2sql.tests.noninterference;

import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.guard.Execution;
import io.nl2sql.tests.noninterference.Door.Passage;
import io.nl2sql.tests.noninterference.Twins.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables that a generated query can read, with the types that the asker sees and what the asker must not see. */
final class Sources {
    /** A table and its fields, each by its bare name. */
    record Source(String name, List<Field> fields) {
        Source {
            fields = List.copyOf(fields);
        }
    }

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int4", "int"),
            Map.entry("int8", "bigint"),
            Map.entry("numeric", "numeric"),
            Map.entry("float8", "float"),
            Map.entry("float4", "float"),
            Map.entry("text", "text"),
            Map.entry("varchar", "text"),
            Map.entry("bool", "bool"),
            Map.entry("date", "date"),
            Map.entry("timestamp", "timestamp"),
            Map.entry("timestamptz", "timestamptz"),
            Map.entry("interval", "interval"),
            Map.entry("uuid", "uuid"),
            Map.entry("jsonb", "jsonb"),
            Map.entry("_int4", "ints"),
            Map.entry("_text", "texts"),
            Map.entry("bytea", "bytea"));
    private static final int MOST_VICTIMS = 40;

    private final Door door;
    private final Twin twin;

    private Sources(Door door, Twin twin) {
        this.door = door;
        this.twin = twin;
    }

    static List<Source> of(Twins twins) {
        Sources sources = new Sources(new GuardDoor(), twins.first());
        List<Source> list = new ArrayList<>();
        for (VisibleTable table : twins.first().catalog().tables()) {
            list.add(sources.source(table));
        }
        return list;
    }

    private Source source(VisibleTable seen) {
        Table table = seen.table();
        Execution visible = visible("SELECT * FROM " + table.name());
        List<List<String>> rows = rows(visible);
        List<List<String>> victims = victims(seen);
        List<String> raw = table.columns().stream().map(Column::name).toList();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            String name = raw.get(i);
            String type = type(visible.columns().get(i).split(" ", 2)[1]);
            boolean key = table.primaryKey().equals(List.of(name));
            Field field = new Field(name, type, column(victims, i), key);
            fields.add(field);
            special(field, column(rows, i)).forEach(fields::add);
        }
        return new Source(table.name().table(), fields);
    }

    private static String type(String postgres) {
        return postgres.contains("account_kind") ? "enum" : TYPES.get(postgres);
    }

    private static List<String> column(List<List<String>> rows, int at) {
        return rows.stream().map(row -> row.get(at)).toList();
    }

    private static List<List<String>> rows(Execution answer) {
        return answer.rows().stream()
                .map(row -> List.of(row.split(" \\| ", -1)))
                .toList();
    }

    /** Texts that can be cast, and names of time zones, as far as the asker sees. */
    private static List<Field> special(Field field, List<String> seen) {
        if (!field.type().equals("text")) {
            return List.of();
        }
        if (!seen.isEmpty() && seen.stream().allMatch(value -> value.matches("\\d+"))) {
            return List.of(field.as("digits"));
        }
        return field.sql().equals("zone") ? List.of(field.as("zones")) : List.of();
    }

    /** Some rows, with raw values, of which the asker must not see everything. */
    private List<List<String>> victims(VisibleTable seen) {
        String name = seen.name().toString();
        List<String> columns = seen.table().columns().stream().map(Column::name).toList();
        String clear = columns.stream().filter(column -> !seen.isMasked(column)).collect(Collectors.joining(", "));
        Set<List<String>> shown = Set.copyOf(rows(visible("SELECT " + clear + " FROM " + name)));
        List<List<String>> all = raw("SELECT " + String.join(", ", columns) + " FROM " + name + " ORDER BY 1, 2");
        List<List<String>> open = raw("SELECT " + clear + " FROM " + name + " ORDER BY 1, 2");
        List<List<String>> hidden = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((i % 4 == 0 && !seen.masks().isEmpty()) || !shown.contains(open.get(i))) {
                hidden.add(all.get(i));
            }
        }
        int step = hidden.size() / MOST_VICTIMS + 1;
        List<List<String>> some = new ArrayList<>();
        for (int i = 0; i < hidden.size(); i += step) {
            some.add(hidden.get(i));
        }
        return some;
    }

    private Execution visible(String sql) {
        Passage passage = door.open(sql, twin);
        return Execution.of(twin.connection(), passage.sql(), passage.parameters());
    }

    private List<List<String>> raw(String sql) {
        return rows(Execution.of(twin.connection(), sql, List.of()));
    }
}
