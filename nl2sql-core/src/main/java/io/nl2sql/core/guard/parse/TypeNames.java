package io.nl2sql.core.guard.parse;

import io.nl2sql.core.guard.lex.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types that a query may cast to. Types that look things up by name, such as {@code regclass}, are not among them. */
public final class TypeNames {
    /** What a cast to the type can do, written as a Calcite type in the tree. */
    private static final String TEXT = "VARCHAR";

    private static final String TEMPORAL = "DATE";
    private static final String FLOAT = "DOUBLE";
    private static final String OTHER = "INTEGER";

    private static final Map<String, String> STAND_IN = Map.ofEntries(
            Map.entry("text", TEXT),
            Map.entry("varchar", TEXT),
            Map.entry("char", TEXT),
            Map.entry("character", TEXT),
            Map.entry("bpchar", TEXT),
            Map.entry("name", OTHER),
            Map.entry("date", TEMPORAL),
            Map.entry("timestamp", TEMPORAL),
            Map.entry("timestamptz", TEMPORAL),
            Map.entry("time", OTHER),
            Map.entry("timetz", OTHER),
            Map.entry("interval", OTHER),
            Map.entry("int", OTHER),
            Map.entry("int2", OTHER),
            Map.entry("int4", OTHER),
            Map.entry("int8", OTHER),
            Map.entry("integer", OTHER),
            Map.entry("smallint", OTHER),
            Map.entry("bigint", OTHER),
            Map.entry("decimal", OTHER),
            Map.entry("numeric", OTHER),
            Map.entry("real", FLOAT),
            Map.entry("float", FLOAT),
            Map.entry("float4", FLOAT),
            Map.entry("float8", FLOAT),
            Map.entry("double", FLOAT),
            Map.entry("boolean", OTHER),
            Map.entry("bool", OTHER),
            Map.entry("uuid", OTHER),
            Map.entry("json", OTHER),
            Map.entry("jsonb", OTHER),
            Map.entry("jsonpath", OTHER),
            Map.entry("bytea", OTHER),
            Map.entry("bit", OTHER),
            Map.entry("varbit", OTHER),
            Map.entry("inet", OTHER),
            Map.entry("cidr", OTHER),
            Map.entry("macaddr", OTHER),
            Map.entry("macaddr8", OTHER),
            Map.entry("tsvector", OTHER),
            Map.entry("tsquery", OTHER),
            Map.entry("int4range", OTHER),
            Map.entry("int8range", OTHER),
            Map.entry("numrange", OTHER),
            Map.entry("daterange", OTHER),
            Map.entry("tsrange", OTHER),
            Map.entry("tstzrange", OTHER),
            Map.entry("int4multirange", OTHER),
            Map.entry("int8multirange", OTHER),
            Map.entry("nummultirange", OTHER),
            Map.entry("datemultirange", OTHER),
            Map.entry("tsmultirange", OTHER),
            Map.entry("tstzmultirange", OTHER));

    /** Types that fill a value up to their length. */
    private static final Set<String> PADDED = Set.of("char", "character", "bpchar", "bit");

    /** Of a length that a value may be filled up to. */
    private static final int MOST_DIGITS = 4;

    private static final Set<String> ZONED = Set.of("time", "timestamp");
    private static final Set<String> INTERVAL_FIELDS = Set.of("year", "month", "day", "hour", "minute", "second");

    /**
     * A type in the text.
     *
     * @param end index of the first token behind it
     * @param standIn the Calcite type that takes its place in the tree
     */
    public record Use(int end, String standIn) {}

    private TypeNames() {}

    /** The type that begins at this token, or empty where none that is allowed does. */
    public static Optional<Use> read(List<Token> tokens, int start) {
        if (start >= tokens.size() || tokens.get(start).kind() != Token.Kind.WORD) {
            return Optional.empty();
        }
        String name = tokens.get(start).value();
        String standIn = STAND_IN.get(name);
        if (standIn == null) {
            return Optional.empty();
        }
        int at = start + 1;
        if (name.equals("double")) {
            if (!isWord(tokens, at, "precision")) {
                return Optional.empty();
            }
            at++;
        }
        if ((name.startsWith("char") || name.equals("bit")) && isWord(tokens, at, "varying")) {
            at++;
        }
        if (name.equals("interval")) {
            at = afterIntervalFields(tokens, at);
        }
        if (PADDED.contains(name)
                && isNumber(tokens, at + 1)
                && tokens.get(at + 1).value().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        int afterLength = afterLength(tokens, at);
        if (afterLength > at && standIn.equals(TEMPORAL)) {
            standIn = OTHER;
        }
        at = afterZone(tokens, afterLength, name);
        int afterBrackets = afterBrackets(tokens, at);
        return Optional.of(new Use(afterBrackets, afterBrackets > at ? OTHER : standIn));
    }

    /** Behind a type that no query may cast to: its names and what stands in parentheses. */
    static int endOfUnknown(List<Token> tokens, int start) {
        int at = start + 1;
        while (isSymbol(tokens, at, ".")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isIdentifier()) {
            at += 2;
        }
        return afterBrackets(tokens, afterLength(tokens, at));
    }

    /** Behind {@code year}, {@code day to second} and the like. */
    static int afterIntervalFields(List<Token> tokens, int at) {
        if (at >= tokens.size() || !INTERVAL_FIELDS.contains(tokens.get(at).value())) {
            return at;
        }
        boolean range = isWord(tokens, at + 1, "to")
                && at + 2 < tokens.size()
                && INTERVAL_FIELDS.contains(tokens.get(at + 2).value());
        return range ? at + 3 : at + 1;
    }

    private static int afterLength(List<Token> tokens, int at) {
        if (!isSymbol(tokens, at, "(")) {
            return at;
        }
        if (isNumber(tokens, at + 1) && isSymbol(tokens, at + 2, ")")) {
            return at + 3;
        }
        boolean two = isNumber(tokens, at + 1)
                && isSymbol(tokens, at + 2, ",")
                && isNumber(tokens, at + 3)
                && isSymbol(tokens, at + 4, ")");
        return two ? at + 5 : at;
    }

    private static int afterZone(List<Token> tokens, int at, String name) {
        boolean zone = ZONED.contains(name)
                && (isWord(tokens, at, "with") || isWord(tokens, at, "without"))
                && isWord(tokens, at + 1, "time")
                && isWord(tokens, at + 2, "zone");
        return zone ? at + 3 : at;
    }

    private static int afterBrackets(List<Token> tokens, int start) {
        int at = start;
        while (isSymbol(tokens, at, "[")) {
            int close = isNumber(tokens, at + 1) ? at + 2 : at + 1;
            if (!isSymbol(tokens, close, "]")) {
                return at;
            }
            at = close + 1;
        }
        return at;
    }

    private static boolean isNumber(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).kind() == Token.Kind.NUMBER;
    }

    private static boolean isWord(List<Token> tokens, int at, String word) {
        return at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.WORD
                && tokens.get(at).value().equals(word);
    }

    private static boolean isSymbol(List<Token> tokens, int at, String symbol) {
        return at < tokens.size() && tokens.get(at).is(symbol);
    }
}
