package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.QueryWriter.Written;
import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes WITH and FROM: tables, joins, derived tables, LATERAL, functions and VALUES. For one query. */
final class FromWriter {
    /** They are there, but not for the asker. */
    private static final List<String> HIDDEN =
            List.of("vault", "twin.vault", "assignment", "event_2024", "twin.event_2025", "pg_stats", "nowhere");

    private final QueryWriter queries;
    private final ExpressionWriter expressions;
    private final List<Source> sources;
    private final Dice dice;
    private final List<Source> common = new ArrayList<>();

    FromWriter(QueryWriter queries, ExpressionWriter expressions, List<Source> sources, Dice dice) {
        this.queries = queries;
        this.expressions = expressions;
        this.sources = sources;
        this.dice = dice;
    }

    /**
     * A FROM clause.
     *
     * @param sql with its keyword
     * @param fields that it makes
     */
    record From(String sql, List<Field> fields) {}

    String with() {
        List<String> parts = new ArrayList<>();
        int number = 1 + dice.below(2);
        for (int i = 0; i < number; i++) {
            Written body = queries.body(null, Scope.EMPTY, 2);
            String name = dice.chance(10) ? dice.of(sources).name() : queries.name("w");
            parts.add(name + dice.of(" AS (", " AS (", " AS MATERIALIZED (", " AS NOT MATERIALIZED (") + body.sql()
                    + ")");
            common.add(new Source(name, body.fields()));
        }
        return "WITH " + String.join(", ", parts) + " ";
    }

    From write(Scope outer, int depth) {
        Written first = relation(outer, List.of(), depth);
        StringBuilder sql = new StringBuilder(" FROM ").append(first.sql());
        List<Field> fields = new ArrayList<>(first.fields());
        int joins = dice.of(List.of(0, 0, 0, 1, 1, 2));
        for (int i = 0; i < joins; i++) {
            Written next = relation(outer, fields, depth);
            sql.append(join(next, fields, outer));
            fields.addAll(next.fields());
        }
        return new From(sql.toString(), fields);
    }

    private String join(Written next, List<Field> fields, Scope outer) {
        String equal = equality(fields, next.fields()).orElse("");
        boolean lateral = next.sql().startsWith("LATERAL") || next.sql().startsWith("unnest");
        if (lateral || equal.isEmpty()) {
            return dice.chance(50) && !equal.isEmpty()
                    ? (dice.chance(50) ? " LEFT JOIN " : " JOIN ") + next.sql() + " ON " + equal
                    : " CROSS JOIN " + next.sql();
        }
        String kind =
                dice.of(" JOIN ", " JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ");
        if (kind.equals(" FULL JOIN ") || dice.chance(45)) {
            return kind + next.sql() + " ON " + equal;
        }
        List<Field> both = new ArrayList<>(fields);
        both.addAll(next.fields());
        Scope scope = outer.within(both);
        String more = dice.chance(15) ? queries.condition(scope, 1) : expressions.write("bool", scope, 2);
        return kind + next.sql() + " ON " + equal + " AND (" + more + ")";
    }

    private Optional<String> equality(List<Field> left, List<Field> right) {
        List<Field> keys = right.stream().filter(Field::key).toList();
        for (int attempt = 0; attempt < 10; attempt++) {
            Field one = dice.of(keys.isEmpty() || dice.chance(30) ? right : keys);
            List<Field> fitting = left.stream()
                    .filter(field ->
                            field.type().equals(one.type()) && !field.type().equals("bool"))
                    .toList();
            if (!fitting.isEmpty()) {
                return Optional.of(dice.of(fitting).sql() + " = " + one.sql());
            }
        }
        return Optional.empty();
    }

    private Written relation(Scope outer, List<Field> before, int depth) {
        int choice = dice.below(100);
        if (choice < 20 && depth > 0) {
            return derived("", queries.body(null, Scope.EMPTY, depth - 1));
        }
        if (choice < 27 && depth > 0 && !before.isEmpty()) {
            return derived("LATERAL ", queries.body(null, outer.within(before), 0));
        }
        if (choice < 33) {
            return made(before, outer);
        }
        if (choice < 34) {
            return table(new Source(dice.of(HIDDEN), dice.of(sources).fields()));
        }
        return table(!common.isEmpty() && dice.chance(50) ? dice.of(common) : dice.of(sources));
    }

    private Written table(Source source) {
        String alias = queries.name("t");
        String schema = dice.chance(15) && sources.contains(source) ? "twin." : "";
        String name = source.name();
        return new Written(schema + name + " " + alias, qualified(source.fields(), alias));
    }

    private Written derived(String keyword, Written body) {
        String alias = queries.name("q");
        return new Written(keyword + "(" + body.sql() + ") " + alias, qualified(body.fields(), alias));
    }

    private static List<Field> qualified(List<Field> fields, String alias) {
        return fields.stream()
                .map(field -> field.named(alias + "." + field.sql()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Rows of functions and VALUES. */
    private Written made(List<Field> before, Scope outer) {
        String alias = queries.name("f");
        Field number = new Field(alias + ".n", "int", List.of(), false);
        if (dice.chance(40) && !before.isEmpty()) {
            String array = expressions.write("ints", outer.within(before), 1);
            return new Written("unnest(" + array + ") AS " + alias + "(n)", List.of(number));
        }
        if (dice.chance(40)) {
            return new Written("generate_series(1, " + (1 + dice.below(9)) + ") AS " + alias + "(n)", List.of(number));
        }
        String value = Constants.any("text", dice);
        return new Written(
                "(VALUES (" + Constants.any("int", dice) + ", " + value + "), (7, 'x')) AS " + alias + "(n, s)",
                List.of(number, new Field(alias + ".s", "text", List.of(), false)));
    }
}
