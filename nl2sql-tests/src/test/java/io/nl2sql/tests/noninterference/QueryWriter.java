package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes one query. Where rows are cut or collected, it puts them in an order in which nothing is left open. */
final class QueryWriter {
    private static final List<String> TYPES = List.of(
            "int",
            "int",
            "int",
            "text",
            "text",
            "numeric",
            "numeric",
            "bigint",
            "float",
            "bool",
            "date",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "jsonb",
            "ints",
            "texts",
            "bytea",
            "enum");

    private final Dice dice;
    private final Grammar grammar;
    private final ExpressionWriter expressions;
    private final FromWriter from;
    private int names;

    QueryWriter(Grammar grammar, List<Source> sources, Dice dice) {
        this.dice = dice;
        this.grammar = grammar;
        this.expressions = new ExpressionWriter(grammar, dice);
        this.from = new FromWriter(this, expressions, sources, dice);
    }

    /** A query and what it returns; the fields have bare names. */
    record Written(String sql, List<Field> fields) {}

    Statement statement() {
        String with = dice.chance(25) ? from.with() : "";
        if (dice.chance(6)) {
            return new Statement(with + distinctOn(), true);
        }
        Written body = body(null, Scope.EMPTY, 3);
        boolean ordered = dice.chance(40);
        return new Statement(
                with + body.sql() + (ordered ? inOrder(body.fields().size()) : ""), ordered);
    }

    String name(String prefix) {
        names++;
        return prefix + names;
    }

    /**
     * A query for FROM, a sub-query or a CTE.
     *
     * @param types of its columns; null where they are free
     */
    Written body(List<String> types, Scope outer, int depth) {
        if (dice.chance(12) && depth > 0) {
            Written left = core(types, outer, depth - 1);
            Written right = core(left.fields().stream().map(Field::type).toList(), outer, depth - 1);
            String both = left.sql() + dice.of(" UNION ALL ", " UNION ", " INTERSECT ", " EXCEPT ") + right.sql();
            return new Written(
                    both,
                    left.fields().stream()
                            .map(field -> new Field(field.sql(), field.type(), field.hidden(), false))
                            .toList());
        }
        Written core = core(types, outer, depth);
        return depth < 3 && dice.chance(10)
                ? new Written(core.sql() + inOrder(core.fields().size()), core.fields())
                : core;
    }

    /** Every output column is a key of the order, so that only equal rows can change places. */
    private String inOrder(int columns) {
        String keys = IntStream.rangeClosed(1, columns)
                .mapToObj(at -> at + dice.of("", "", " DESC", " NULLS FIRST"))
                .collect(Collectors.joining(", "));
        return " ORDER BY " + keys
                + dice.of("", "", " LIMIT 5", " OFFSET 3", " LIMIT 7 OFFSET 1", " FETCH FIRST 4 ROWS WITH TIES");
    }

    private Written core(List<String> wanted, Scope outer, int depth) {
        FromWriter.From tables = from.write(outer, depth);
        Scope scope = outer.within(tables.fields());
        String where = dice.chance(75) ? " WHERE " + condition(scope, depth) : "";
        List<String> types = wanted != null
                ? wanted
                : IntStream.rangeClosed(1, 1 + dice.below(4))
                        .mapToObj(at -> dice.of(TYPES))
                        .toList();
        return dice.chance(28)
                ? grouped(types, tables.sql() + where, scope)
                : plain(types, tables.sql() + where, scope);
    }

    private Written plain(List<String> types, String rest, Scope scope) {
        List<String> items = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (String type : types) {
            List<Field> own = scope.own(type);
            if (!own.isEmpty() && dice.chance(50)) {
                add(dice.of(own), items, fields);
            } else {
                String window = "win." + type;
                boolean over = grammar.knows(window) && dice.chance(12);
                String sql = expressions.write(over ? window : type, scope, 2);
                add(new Field(sql, type, List.of(), false), items, fields);
            }
        }
        String select = dice.chance(8) ? "SELECT DISTINCT " : "SELECT ";
        return new Written(select + String.join(", ", items) + rest, fields);
    }

    private Written grouped(List<String> types, String rest, Scope scope) {
        List<Field> keys = IntStream.range(0, dice.below(3))
                .mapToObj(at -> scope.own().isEmpty() ? null : dice.of(scope.own()))
                .filter(key -> key != null && !key.type().equals("bytea"))
                .distinct()
                .toList();
        List<String> items = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (String type : types) {
            List<Field> fitting =
                    keys.stream().filter(key -> key.type().equals(type)).toList();
            Field item = fitting.isEmpty()
                    ? new Field(expressions.write("agg." + type, scope, 2), type, List.of(), false)
                    : dice.of(fitting);
            add(item, items, fields);
        }
        String by = keys.isEmpty() ? "" : " GROUP BY " + grouping(keys);
        String having = dice.chance(35) ? " HAVING " + having(keys, scope) : "";
        return new Written("SELECT " + String.join(", ", items) + rest + by + having, fields);
    }

    private String grouping(List<Field> keys) {
        String list = keys.stream().map(Field::sql).collect(Collectors.joining(", "));
        if (keys.size() == 2 && dice.chance(30)) {
            return dice.of("ROLLUP (" + list + ")", "CUBE (" + list + ")", "GROUPING SETS ((" + list + "), ())");
        }
        return list;
    }

    /** Conditions on keys alone can be moved before the grouping. */
    private String having(List<Field> keys, Scope scope) {
        String groups = expressions.write("agg.bool", scope, 2);
        return keys.isEmpty() || dice.chance(50)
                ? groups
                : expressions.write("bool", new Scope(keys, List.of()), 2) + dice.of(" AND ", " AND ", " OR ") + groups;
    }

    private void add(Field item, List<String> items, List<Field> fields) {
        String name = name("c");
        items.add(item.sql() + " AS " + name);
        fields.add(item.named(name));
    }

    private String distinctOn() {
        Written core = core(null, Scope.EMPTY, 1);
        List<Field> fields = core.fields();
        String names = fields.stream().map(Field::sql).collect(Collectors.joining(", "));
        return "SELECT DISTINCT ON (" + fields.get(0).sql() + ") " + names + " FROM (" + core.sql() + ") " + name("d")
                + " ORDER BY " + names;
    }

    String condition(Scope scope, int depth) {
        List<String> parts = new ArrayList<>();
        if (dice.chance(35)) {
            parts.add(lookup(scope));
        }
        if (dice.chance(22) && depth > 0) {
            parts.add(subquery(scope, depth - 1));
        }
        while (parts.isEmpty() || dice.chance(40)) {
            parts.add(expressions.write("bool", scope, 2 + dice.below(2)));
        }
        return String.join(dice.chance(85) ? " AND " : " OR ", parts);
    }

    /** A condition for which an index may be at hand, on the values of a hidden row. */
    private String lookup(Scope scope) {
        List<Field> fields =
                scope.own().stream().filter(field -> !field.hidden().isEmpty()).toList();
        List<Field> keys = fields.stream().filter(Field::key).toList();
        if (fields.isEmpty()) {
            return expressions.write("bool", scope, 1);
        }
        Field field = dice.of(keys.isEmpty() || dice.chance(30) ? fields : keys);
        String hidden = dice.hidden(field);
        if (hidden.equals("null")) {
            return field.sql() + " IS NULL";
        }
        String value = Constants.literal(field.type(), hidden);
        boolean range = dice.chance(25) && List.of("int", "bigint", "date").contains(field.type());
        return field.sql() + (range ? dice.of(" <= ", " >= ") : " = ") + value;
    }

    private String subquery(Scope scope, int depth) {
        String type = dice.of("int", "int", "text", "numeric", "date", "bigint");
        Written inner = body(List.of(type), scope, Math.min(depth, 1));
        String left = expressions.write(type, scope, 1);
        return switch (dice.below(6)) {
            case 0 -> "EXISTS (" + inner.sql() + ")";
            case 1 -> "NOT EXISTS (" + inner.sql() + ")";
            case 2 -> left + dice.of(" IN (", " NOT IN (") + inner.sql() + ")";
            case 3 -> left + dice.of(" = ANY (", " > ALL (", " <> SOME (") + inner.sql() + ")";
            case 4 -> left + dice.of(" = (", " > (") + inner.sql() + ")";
            default -> {
                Field max = inner.fields().get(0);
                yield left + dice.of(" <= ", " >= ") + "(SELECT max(" + max.sql() + ") FROM (" + inner.sql() + ") "
                        + name("s") + ")";
            }
        };
    }
}
