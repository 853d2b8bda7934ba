package io.nl2sql.core.guard.parse;

import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.TokenEdits;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Notes for constructs that the second parser does not read how to write them in words that it does. */
public final class Respelling {
    /** Read before a string by the second parser too. */
    private static final Set<String> LITERAL_TYPES =
            Set.of("date", "time", "timestamp", "timestamptz", "timetz", "interval");

    private static final Set<String> NULLS_OUT = Set.of("percentile_cont", "percentile_disc", "mode");
    private static final Set<SqlKind> TESTS =
            EnumSet.of(SqlKind.EXISTS, SqlKind.IN, SqlKind.NOT_IN, SqlKind.LIKE, SqlKind.BETWEEN, SqlKind.SIMILAR);
    /** No array reaches further. */
    private static final String MOST = "2147483647";

    private Respelling() {}

    /**
     * An operator before the operand that ends at {@code last}: a function with the same meaning, and a sign before it,
     * for which PostgreSQL gives the column no name, as for the operator.
     */
    public static void prefix(TokenEdits edits, String operator, int sign, int last) {
        switch (operator) {
            case "|/" -> wrap(edits, sign, last, "(+ sqrt(cast(", " as double precision)))");
            case "||/" -> wrap(edits, sign, last, "(+ cbrt(cast(", " as double precision)))");
            case "@" -> wrap(edits, sign, last, "(+ abs(", "))");
            default -> {
                // Written as it is.
            }
        }
    }

    /** An operator between operands that reach from {@code first} to {@code last}. */
    public static void infix(TokenEdits edits, String operator, int first, int sign, int last) {
        if (operator.equals("^@")) {
            edits.before(first, "(not not starts_with(");
            edits.replace(sign, ",");
            edits.after(last, "))");
        }
    }

    /** A test, from {@code first} to {@code last}, that is itself compared or tested. */
    public static void compared(TokenEdits edits, TokenSource source, SqlNode left, int binding, int first, int last) {
        boolean tested = binding == PostgresOperators.IS_BINDING || binding == PostgresOperators.COMPARISON;
        if (tested && TESTS.contains(left.getKind()) && !source.areBracketed(first, last)) {
            edits.before(first, "(");
            edits.after(last, ")");
        }
    }

    /** What COLLATE stands behind, where that is more than a name. */
    public static void collated(TokenEdits edits, TokenSource source, int first, int last) {
        if (first < last && !source.areBracketed(first, last)) {
            edits.before(first, "(");
            edits.after(last, ")");
        }
    }

    /** Names that the second parser takes for words of its own. */
    public static void names(TokenEdits edits, List<Token> tokens, int first, int last) {
        for (int at = first; at <= last; at++) {
            Token name = tokens.get(at);
            if (name.kind() == Token.Kind.WORD && ReservedWords.isMisread(name.value())) {
                edits.quote(at);
            }
        }
    }

    /** A word that PostgreSQL reserves, as a name behind AS. */
    public static void alias(TokenEdits edits, List<Token> tokens, int at) {
        Token name = tokens.get(at);
        if (name.kind() == Token.Kind.WORD && ReservedWords.isReserved(name.value())) {
            edits.quote(at);
        }
    }

    /**
     * FILTER behind WITHIN GROUP, for aggregates that leave nulls out.
     *
     * @param key first token of the only sort key
     * @param keyEnd last token of the sort key
     * @param filter place of the word FILTER
     * @param end place of the parenthesis that closes it
     */
    public static void filter(TokenEdits edits, List<Token> tokens, int key, int keyEnd, int filter, int end) {
        edits.before(key, "then");
        edits.before(key, tokens.subList(filter + 3, end));
        edits.before(key, "case when");
        edits.after(keyEnd, "end");
        edits.drop(filter, end);
    }

    /** Whether the aggregate takes no notice of nulls that it sorts. */
    public static boolean leavesNullsOut(String aggregate) {
        return NULLS_OUT.contains(aggregate);
    }

    private static void wrap(TokenEdits edits, int sign, int last, String open, String close) {
        edits.replace(sign, open);
        edits.after(last, close);
    }

    /** Bounds that an array's slice leaves out. */
    public static void slice(TokenEdits edits, int colon, boolean lower, boolean upper) {
        if (!lower) {
            edits.before(colon, "-" + MOST);
        }
        if (!upper) {
            edits.after(colon, MOST);
        }
    }

    /** A type before a string, which is a cast of it. */
    public static void typed(TokenEdits edits, List<Token> tokens, int first, int string) {
        boolean array = tokens.subList(first, string).stream().anyMatch(token -> token.is("["));
        if (!array && LITERAL_TYPES.contains(tokens.get(first).value())) {
            return;
        }
        edits.before(first, "as");
        edits.before(first, List.of(tokens.get(string)));
        edits.before(first, "cast(");
        edits.replace(string, ")");
    }
}
