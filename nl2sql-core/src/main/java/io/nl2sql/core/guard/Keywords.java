package io.nl2sql.core.guard;

import io.nl2sql.core.guard.lex.Token;
import java.util.List;
import java.util.Set;

/** Tells PostgreSQL's keywords from names by their neighbours; what is no keyword reaches the parser as a quoted name. */
final class Keywords {
    /** Reserved words that shape a query. */
    private static final Set<String> SHAPING = Set.of(
            "all",
            "and",
            "as",
            "asc",
            "between",
            "case",
            "cross",
            "desc",
            "distinct",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "from",
            "full",
            "group",
            "having",
            "ilike",
            "in",
            "inner",
            "intersect",
            "is",
            "join",
            "lateral",
            "like",
            "limit",
            "not",
            "null",
            "offset",
            "on",
            "or",
            "order",
            "outer",
            "select",
            "similar",
            "some",
            "symmetric",
            "then",
            "true",
            "union",
            "using",
            "when",
            "where",
            "window",
            "with",
            "left",
            "right");

    /** Reserved words of statements and constructs that no query here may hold. */
    private static final Set<String> REFUSED = Set.of(
            "analyse",
            "analyze",
            "any",
            "array",
            "asymmetric",
            "authorization",
            "binary",
            "check",
            "collation",
            "column",
            "concurrently",
            "constraint",
            "create",
            "default",
            "deferrable",
            "do",
            "for",
            "foreign",
            "freeze",
            "grant",
            "initially",
            "into",
            "isnull",
            "natural",
            "notnull",
            "only",
            "overlaps",
            "placing",
            "primary",
            "references",
            "returning",
            "table",
            "tablesample",
            "unique",
            "variadic",
            "verbose",
            "both",
            "leading",
            "trailing",
            "to");

    private static final Set<String> WHO_AND_WHERE = Set.of(
            "current_user", "session_user", "user", "current_role", "current_catalog", "current_schema", "system_user");

    /** Words between the arguments of {@code substring}, {@code trim} and the like; reserved, or refused elsewhere. */
    private static final Set<String> BEFORE_ARGUMENT = Set.of("for", "placing", "both", "leading", "trailing");

    private static final Set<String> SORT_KEY_ENDS = Set.of("asc", "desc", "nulls", "limit", "offset", "fetch");

    private static final Set<String> CLOCK =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

    private final List<Token> tokens;

    Keywords(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Whether the word names nothing here: it follows {@code AS} or a dot, where any word is a name. */
    boolean isLabel(int at) {
        return is(at - 1, ".") || is(at - 1, "as") && !is(at - 2, ".");
    }

    /** Whether the token, if any, is no name or value, so that a string behind it is a plain one. */
    boolean canPrecedeString(int at) {
        if (at < 0) {
            return true;
        }
        return switch (tokens.get(at).kind()) {
            case OPERATOR -> true;
            case SYMBOL -> !is(at, ")") && !is(at, "]") && !is(at, ".");
            case WORD -> !isLabel(at) && (isKeyword(at) || BEFORE_ARGUMENT.contains(word(at)) || isZone(at));
            default -> false;
        };
    }

    private boolean isZone(int at) {
        return is(at, "zone") && is(at - 1, "time") && is(at - 2, "at");
    }

    /** Whether a key of ORDER BY ends before this token. */
    boolean endsSortKey(int at) {
        return at == tokens.size() || is(at, ",") || SORT_KEY_ENDS.contains(word(at));
    }

    boolean isRefused(int at) {
        return REFUSED.contains(word(at)) && !isKeyword(at);
    }

    boolean asksWhoOrWhere(int at) {
        return WHO_AND_WHERE.contains(word(at));
    }

    boolean isClock(int at) {
        return CLOCK.contains(word(at));
    }

    /** Whether the parser has to see the word as a keyword. */
    boolean isKeyword(int at) {
        String word = word(at);
        if (word.equals("left") || word.equals("right")) {
            return !is(at + 1, "(");
        }
        return SHAPING.contains(word) || isKeywordHere(word, at);
    }

    /** Whether a parenthesis behind this token holds the arguments of a call. */
    boolean isCalled(int at) {
        return isName(at) && !isKeyword(at) && !is(at, "zone") && !is(at, "materialized");
    }

    private boolean isKeywordHere(String word, int at) {
        return switch (word) {
            case "by" -> is(at - 1, "group") || is(at - 1, "order") || is(at - 1, "partition");
            case "escape" -> kind(at + 1) == Token.Kind.STRING;
            case "exists", "values" -> is(at + 1, "(");
            case "filter", "over" -> is(at - 1, ")") && (is(at + 1, "(") || word.equals("over") && isName(at + 1));
            case "within" -> is(at + 1, "group");
            case "partition" -> is(at + 1, "by");
            case "rows", "row", "range" -> isKeywordOfRows(word, at);
            case "first" -> is(at - 1, "fetch") || is(at - 1, "nulls");
            case "next" -> is(at - 1, "fetch");
            case "last" -> is(at - 1, "nulls");
            case "nulls" -> is(at + 1, "first") || is(at + 1, "last");
            case "preceding", "following" -> is(at + 1, "and") || is(at + 1, ")") || is(at + 1, "exclude");
            case "unbounded" -> is(at + 1, "preceding") || is(at + 1, "following");
            case "current" -> is(at + 1, "row");
            case "recursive" -> is(at - 1, "with");
            case "to" -> is(at - 1, "similar");
            case "sets" -> is(at - 1, "grouping");
            case "grouping" -> is(at + 1, "sets");
            case "rollup", "cube" -> is(at + 1, "(") && !is(at - 1, ".");
            case "unknown" -> is(at - 1, "is") || is(at - 1, "not") && is(at - 2, "is");
            default -> false;
        };
    }

    private boolean isKeywordOfRows(String word, int at) {
        boolean frame = is(at + 1, "between") || is(at + 1, "unbounded") || is(at + 1, "current");
        boolean frameOfNumber = kind(at + 1) == Token.Kind.NUMBER && is(at + 2, "preceding");
        boolean cap = kind(at - 1) == Token.Kind.NUMBER || is(at - 1, "first") || is(at - 1, "next");
        boolean current = word.equals("row") && is(at - 1, "current");
        return !word.equals("row") && (frame || frameOfNumber) || !word.equals("range") && cap || current;
    }

    private boolean isName(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isIdentifier();
    }

    private String word(int at) {
        return kind(at) == Token.Kind.WORD ? tokens.get(at).value() : "";
    }

    private Token.Kind kind(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).kind() : null;
    }

    private boolean is(int at, String value) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(value);
    }
}
