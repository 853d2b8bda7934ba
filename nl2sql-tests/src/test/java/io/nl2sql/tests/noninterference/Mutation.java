package io.nl2sql.tests.noninterference;

import io.nl2sql.tests.noninterference.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final Pattern CLAUSE = Pattern.compile("(?i)\\s(?:where|on|having)\\s");
    private static final Set<String> NO_ALIASES = Set.of(
            "on",
            "where",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "union",
            "except",
            "intersect",
            "using",
            "and",
            "or",
            "set",
            "window",
            "as",
            "tablesample",
            "for");

    /** They name tables of the twins. */
    static final List<String> TWIN_WRAPPINGS = List.of(
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

    /** They fit any tables. */
    static final List<String> WRAPPINGS = List.of(
            "SELECT * FROM (%s) AS w",
            "SELECT count(*) FROM (%s) AS w",
            "WITH w AS (%s) SELECT * FROM w",
            "WITH w AS MATERIALIZED (%s) SELECT count(*) FROM w",
            "SELECT v.n FROM (VALUES (1), (2)) AS v(n) WHERE EXISTS (%s)",
            "SELECT v.n FROM (VALUES (1), (2)) AS v(n) LEFT JOIN (%s) AS w ON true",
            "SELECT v.n, (SELECT count(*) FROM (%s) AS w) FROM (VALUES (1), (2)) AS v(n)");

    private final Grammar grammar;
    private final List<Source> sources;
    private final List<String> wrappings;
    private final Dice dice;

    /** @param wrappings what to write around a statement */
    Mutation(Grammar grammar, List<Source> sources, List<String> wrappings, Dice dice) {
        this.grammar = grammar;
        this.sources = List.copyOf(sources);
        this.wrappings = List.copyOf(wrappings);
        this.dice = dice;
    }

    Statement of(String sql) {
        String changed = sql;
        int steps = 1 + dice.below(4);
        for (int i = 0; i < steps; i++) {
            changed = dice.chance(25)
                    ? String.format(Locale.ROOT, dice.of(wrappings), changed)
                    : dice.chance(35) ? withCondition(changed) : withOtherToken(changed);
        }
        return new Statement(changed, false);
    }

    private String withCondition(String sql) {
        List<Source> named = sources.stream()
                .filter(table -> names(table).matcher(sql).find())
                .toList();
        List<Integer> places = new ArrayList<>();
        CLAUSE.matcher(sql).results().forEach(clause -> places.add(clause.end()));
        if (named.isEmpty() || places.isEmpty()) {
            return sql;
        }
        Scope scope = new Scope(fields(dice.of(named), sql), List.of());
        String condition = new ExpressionWriter(grammar, dice).write("bool", scope, 2);
        int at = dice.of(places);
        return sql.substring(0, at) + condition + dice.of(" AND ", " AND ", " OR ") + sql.substring(at);
    }

    private static Pattern names(Source table) {
        return Pattern.compile("(?i)\\b" + Pattern.quote(table.name()) + "\\b(?:\\s+(?:as\\s+)?([a-z_][a-z_0-9]*))?");
    }

    /** By the table's alias, mostly. */
    private List<Field> fields(Source table, String sql) {
        Matcher name = names(table).matcher(sql);
        if (!name.find() || dice.chance(20)) {
            return table.fields();
        }
        String after = name.group(1) == null ? "" : name.group(1);
        String alias = after.isEmpty() || NO_ALIASES.contains(after.toLowerCase(Locale.ROOT)) ? table.name() : after;
        return table.fields().stream()
                .map(field -> field.named(alias + "." + field.sql()))
                .toList();
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
        return switch (token.toUpperCase(Locale.ROOT)) {
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
        String value = fields.isEmpty() ? "null" : dice.hidden(dice.of(fields));
        return value.equals("null") ? "NULL" : Constants.literal(type, value);
    }
}
