package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes statements a little: other names, constants, operators and joins, more conditions, a query around them. */
final class Mutation {
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\\d+(?:\\.\\d+)?|[a-z_][a-z_0-9]*|[A-Z]+|[<>=|&@~!*/+-]+|::|\\s+|.");
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "||");
    private static final List<String> COMPARISONS = List.of("<", ">", "=", "<>", "<=", ">=");
    private static final List<String> JOINS = List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
    private static final List<String> WRAPPINGS = List.of(
            "SELECT * FROM (%s) w",
            "SELECT count(*) FROM (%s) w",
            "SELECT DISTINCT * FROM (%s) w",
            "WITH w AS (%s) SELECT * FROM w",
            "WITH w AS MATERIALIZED (%s) SELECT * FROM w",
            "SELECT c.code FROM country c WHERE EXISTS (%s)",
            "SELECT c.code FROM country c, LATERAL (%s) w",
            "SELECT c.code FROM country c LEFT JOIN (%s) w ON true",
            "SELECT c.code, (SELECT count(*) FROM (%s) w) FROM country c",
            "SELECT d.id FROM document d WHERE d.id IN (SELECT w.id FROM (%s) w)",
            "SELECT w.id FROM (%s) w JOIN document d ON d.id = w.id",
            "SELECT w.id FROM (%s) w WHERE w.id = 6 OR w.id = 4",
            "SELECT max(w.id) FROM (%s) w HAVING max(w.id) > 5");

    private final Grammar grammar;
    private final List<Source> sources;
    private final Dice dice;

    Mutation(Grammar grammar, List<Source> sources, Dice dice) {
        this.grammar = grammar;
        this.sources = List.copyOf(sources);
        this.dice = dice;
    }

    Statement of(String sql) {
        String changed = sql;
        int steps = 1 + dice.below(4);
        for (int i = 0; i < steps; i++) {
            changed = dice.chance(25)
                    ? String.format(java.util.Locale.ROOT, dice.of(WRAPPINGS), changed)
                    : dice.chance(35) ? withCondition(changed) : withOtherToken(changed);
        }
        return new Statement(changed, false);
    }

    private String withCondition(String sql) {
        Optional<Source> source = sources.stream()
                .filter(table -> sql.matches("(?s).*\\b" + table.name() + "\\b.*"))
                .findFirst();
        if (source.isEmpty()) {
            return sql;
        }
        Scope scope = new Scope(source.get().fields(), List.of());
        String condition = new ExpressionWriter(grammar, dice).write("bool", scope, 2);
        int where = sql.indexOf(dice.of(" WHERE ", " ON ", " HAVING "));
        if (where < 0) {
            return sql;
        }
        int from = sql.indexOf(' ', where + 1) + 1;
        return sql.substring(0, from) + condition + dice.of(" AND ", " AND ", " OR ") + sql.substring(from);
    }

    private String withOtherToken(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        int at = dice.below(tokens.size());
        for (int tries = 0; tries < tokens.size() && tokens.get(at).isBlank(); tries++) {
            at = (at + 1) % tokens.size();
        }
        tokens.set(at, instead(tokens.get(at)));
        return String.join("", tokens);
    }

    private String instead(String token) {
        if (token.startsWith("'")) {
            return dice.chance(50) ? Constants.any("text", dice) : hidden("text");
        }
        if (Character.isDigit(token.charAt(0))) {
            return dice.chance(40) ? Constants.any("int", dice) : hidden(dice.of("int", "bigint"));
        }
        if (OPERATORS.contains(token)) {
            return dice.of(OPERATORS);
        }
        if (COMPARISONS.contains(token)) {
            return dice.of(COMPARISONS);
        }
        return switch (token) {
            case "JOIN" -> dice.of(JOINS);
            case "AND", "OR" -> dice.of("AND", "OR", "AND NOT", "OR NOT");
            case "EXISTS" -> "NOT EXISTS";
            case "IN" -> "NOT IN";
            case "UNION" -> dice.of("UNION", "INTERSECT", "EXCEPT");
            case "SELECT" -> dice.of("SELECT", "SELECT DISTINCT");
            default -> Character.isLowerCase(token.charAt(0)) ? name(token) : token;
        };
    }

    /** A column for a column, a table for a table; anything else stays. */
    private String name(String token) {
        for (Source source : sources) {
            List<String> columns =
                    source.fields().stream().map(Field::sql).collect(Collectors.toCollection(ArrayList::new));
            if (columns.contains(token)) {
                return dice.of(columns);
            }
            if (source.name().equals(token)) {
                return dice.of(sources).name();
            }
        }
        return token;
    }

    private String hidden(String type) {
        List<Field> fields = sources.stream()
                .flatMap(source -> source.fields().stream())
                .filter(field -> field.type().equals(type) && !field.hidden().isEmpty())
                .toList();
        Field field = dice.of(fields);
        String value = dice.hidden(field);
        return value.equals("null") ? "NULL" : Constants.literal(type, value);
    }
}
