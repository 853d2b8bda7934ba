package io.nl2sql.tests.evaluation;

import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ORDER BY of a whole query, if it has one; not those of sub-queries, windows and aggregates, which stand in
 * parentheses.
 *
 * @param keys the expressions sorted by, as written, without direction
 * @param selectEnd where in the text further output columns can be added; empty where they cannot
 */
record SortKeys(List<Key> keys, Optional<Integer> selectEnd) {
    private static final int MOST_TOKENS = 20_000;
    private static final Set<String> BEHIND = Set.of("limit", "offset", "fetch", "for");
    private static final Set<String> DIRECTIONS = Set.of("asc", "desc", "nulls", "first", "last");

    /**
     * One key.
     *
     * @param sql as written
     * @param name the output column that it may name; empty where it is an expression
     * @param position the output column that it counts to, from 1; 0 where it does not
     */
    record Key(String sql, String name, int position) {}

    SortKeys {
        keys = List.copyOf(keys);
    }

    /** Empty where the query leaves its order to chance. */
    static Optional<SortKeys> of(String sql) {
        Tokens read = Lexer.read(sql, MOST_TOKENS);
        List<Token> outer = outer(read.list());
        int order = lastOrderBy(outer);
        if (order < 0) {
            return Optional.empty();
        }
        int end = order + 2;
        while (end < outer.size() && !BEHIND.contains(word(outer.get(end)))) {
            end++;
        }
        int textEnd = end < outer.size() ? outer.get(end).offset() : sql.length();
        return Optional.of(new SortKeys(keys(sql, outer.subList(order + 2, end), textEnd), selectEnd(outer)));
    }

    /** Tokens outside of parentheses and brackets; the opening ones are kept, so that nothing seems adjacent. */
    private static List<Token> outer(List<Token> tokens) {
        List<Token> outer = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            if (token.is(")") || token.is("]")) {
                depth--;
            }
            if (depth == 0) {
                outer.add(token);
            }
            if (token.is("(") || token.is("[")) {
                depth++;
            }
        }
        return outer;
    }

    private static int lastOrderBy(List<Token> outer) {
        for (int index = outer.size() - 2; index >= 0; index--) {
            if (outer.get(index).is("order") && outer.get(index + 1).is("by")) {
                return index;
            }
        }
        return -1;
    }

    private static List<Key> keys(String sql, List<Token> tokens, int textEnd) {
        List<Key> keys = new ArrayList<>();
        int start = 0;
        for (int index = 0; index <= tokens.size(); index++) {
            if (index == tokens.size() || tokens.get(index).is(",")) {
                int to = index == tokens.size() ? textEnd : tokens.get(index).offset();
                keys.add(key(sql, tokens.subList(start, index), to));
                start = index + 1;
            }
        }
        return keys;
    }

    private static Key key(String sql, List<Token> tokens, int textEnd) {
        int count = tokens.size();
        int end = textEnd;
        while (count > 1 && DIRECTIONS.contains(word(tokens.get(count - 1)))) {
            count--;
            end = tokens.get(count).offset();
        }
        if (count == 0) {
            return new Key("", "", 0);
        }
        Token first = tokens.get(0);
        String text = sql.substring(first.offset(), end).strip();
        return new Key(
                text.endsWith(";") ? text.substring(0, text.length() - 1) : text,
                count == 1 && first.isIdentifier() ? first.value() : "",
                count == 1 && first.kind() == Token.Kind.NUMBER ? position(first.value()) : 0);
    }

    private static int position(String number) {
        return number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
    }

    /** Before the FROM of the only SELECT. */
    private static Optional<Integer> selectEnd(List<Token> outer) {
        boolean combined = outer.stream()
                .anyMatch(token -> Set.of("union", "intersect", "except").contains(word(token)));
        return combined
                ? Optional.empty()
                : outer.stream().filter(token -> token.is("from")).findFirst().map(Token::offset);
    }

    private static String word(Token token) {
        return token.kind() == Token.Kind.WORD ? token.value() : "";
    }
}
