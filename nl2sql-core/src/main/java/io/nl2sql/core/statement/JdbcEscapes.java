package io.nl2sql.core.statement;

import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.statement.SplicedText.Splice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Turns JDBC's escapes, such as {@code {d '2026-01-31'}}, into PostgreSQL. Not thread-safe; for one text. */
final class JdbcEscapes {
    private static final Map<String, String> LITERALS = Map.of("d", "DATE", "t", "TIME", "ts", "TIMESTAMP");
    /** Functions that mean the same under their JDBC name, or the one beside it. */
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("abs", "abs"),
            Map.entry("ceiling", "ceiling"),
            Map.entry("floor", "floor"),
            Map.entry("exp", "exp"),
            Map.entry("log", "ln"),
            Map.entry("log10", "log"),
            Map.entry("mod", "mod"),
            Map.entry("power", "power"),
            Map.entry("round", "round"),
            Map.entry("sign", "sign"),
            Map.entry("sqrt", "sqrt"),
            Map.entry("truncate", "trunc"),
            Map.entry("char_length", "char_length"),
            Map.entry("character_length", "char_length"),
            Map.entry("lcase", "lower"),
            Map.entry("left", "left"),
            Map.entry("ltrim", "ltrim"),
            Map.entry("replace", "replace"),
            Map.entry("right", "right"),
            Map.entry("rtrim", "rtrim"),
            Map.entry("substring", "substr"),
            Map.entry("ucase", "upper"),
            Map.entry("ifnull", "coalesce"),
            Map.entry("now", "now"));

    private static final Map<String, String> CLOCK =
            Map.of("curdate", "CURRENT_DATE", "current_date", "CURRENT_DATE", "current_timestamp", "CURRENT_TIMESTAMP");
    private static final Map<String, String> FIELDS = Map.of(
            "year",
            "YEAR",
            "quarter",
            "QUARTER",
            "month",
            "MONTH",
            "dayofmonth",
            "DAY",
            "hour",
            "HOUR",
            "minute",
            "MINUTE",
            "second",
            "SECOND");
    private static final Set<String> UNMARKED = Set.of("oj");
    private static final Set<String> KEPT = Set.of("escape", "limit");

    private final List<Token> tokens;
    private final List<Splice> splices = new ArrayList<>();
    private int unknown = -1;

    JdbcEscapes(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What is to be replaced; braces that open or close nothing are left for the guard to refuse. */
    List<Splice> read() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < tokens.size() && unknown < 0; at++) {
            if (tokens.get(at).is("{")) {
                open.push(at);
            } else if (tokens.get(at).is("}") && !open.isEmpty()) {
                escape(open.pop(), at);
            }
        }
        return splices;
    }

    /** Where an escape begins that means nothing to us. */
    OptionalInt unknown() {
        return unknown < 0
                ? OptionalInt.empty()
                : OptionalInt.of(tokens.get(unknown).offset());
    }

    private void escape(int open, int close) {
        Token kind = tokens.get(open + 1);
        if (LITERALS.containsKey(kind.value())
                && close == open + 3
                && tokens.get(open + 2).kind() == Token.Kind.STRING) {
            replace(kind, LITERALS.get(kind.value()));
        } else if (UNMARKED.contains(kind.value())) {
            replace(kind, "");
        } else if (kind.is("fn")) {
            replace(kind, "");
            function(open, close);
        } else if (!KEPT.contains(kind.value())) {
            unknown = open;
        }
        replace(tokens.get(open), " ");
        replace(tokens.get(close), " ");
    }

    private void function(int open, int close) {
        Token name = tokens.get(open + 2);
        boolean call = open + 4 < close
                && tokens.get(open + 3).is("(")
                && tokens.get(close - 1).is(")");
        if (name.kind() != Token.Kind.WORD || !call) {
            unknown = open;
        } else if (FUNCTIONS.containsKey(name.value())) {
            replace(name, FUNCTIONS.get(name.value()));
        } else if (CLOCK.containsKey(name.value()) && close == open + 5) {
            replace(name, CLOCK.get(name.value()));
            replace(tokens.get(open + 3), "");
            replace(tokens.get(open + 4), "");
        } else if (FIELDS.containsKey(name.value())) {
            replace(name, "EXTRACT");
            replace(tokens.get(open + 3), "(" + FIELDS.get(name.value()) + " FROM ");
        } else {
            unknown = open;
        }
    }

    /** Words and symbols are as long as they are written. */
    private void replace(Token token, String with) {
        splices.add(new Splice(token.offset(), token.offset() + token.value().length(), with));
    }
}
