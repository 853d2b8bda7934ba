package io.nl2sql.core.guard.bound;

import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses token lists that would send a recursive parser too deep or keep it busy, before any parser sees them. */
public final class Bounds {
    private static final Set<String> CHAINING =
            Set.of("and", "or", "not", "union", "except", "intersect", "join", "when", "then", "is", "between");
    private static final Set<String> ENDING_LISTS = Set.of(
            "where", "group", "having", "order", "window", "limit", "offset", "fetch", "union", "except", "intersect");

    private static final int MOST_DOTS = 6;

    private final GuardLimits limits;

    public Bounds(GuardLimits limits) {
        this.limits = limits;
    }

    /** One nesting level: the length of its chain of operators, and the list of a clause that it is in. */
    private static final class Level {
        private int terms;
        private String clause = "";
        private int items;

        void begin(String newClause) {
            clause = newClause;
            items = 1;
        }
    }

    /**
     * A bound that a query breaks.
     *
     * @param message a sentence
     * @param hint what to do
     * @param token index of the token that was too many
     */
    public record Broken(String message, String hint, int token) {}

    /** The first bound that the tokens break. */
    public Optional<Broken> firstBroken(List<Token> tokens) {
        Deque<Level> levels = new ArrayDeque<>(List.of(new Level()));
        int windows = 0;
        int dots = 0;
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            dots = token.is(".") ? dots + 1 : token.isIdentifier() ? dots : 0;
            if (dots == MOST_DOTS) {
                return Optional.of(new Broken("A name has too many parts.", "Write schema.table.column at most.", at));
            }
            if (opens(token)) {
                levels.peek().terms += token.is("[") ? 1 : 0;
                levels.push(new Level());
            } else if (closes(token) && levels.size() > 1) {
                levels.pop();
            }
            windows += token.is("over") ? 1 : 0;
            boolean distinctFrom =
                    token.is("from") && at > 0 && tokens.get(at - 1).is("distinct");
            if (!distinctFrom) {
                count(token, levels.peek());
            }
            Broken broken = broken(levels.size(), levels.peek(), windows, at);
            if (broken != null) {
                return Optional.of(broken);
            }
        }
        return Optional.empty();
    }

    private static void count(Token token, Level level) {
        if (token.is(",")) {
            level.terms = 0;
            level.items++;
        } else if (chains(token)) {
            level.terms++;
        }
        if (token.is("select") || token.is("from")) {
            level.begin(token.value());
        } else if (token.kind() == Token.Kind.WORD && ENDING_LISTS.contains(token.value())) {
            level.begin("");
        }
    }

    /** Null where all is within bounds. */
    private Broken broken(int depth, Level level, int windows, int at) {
        if (depth > limits.maxDepth()) {
            return new Broken(
                    "The query is nested more than " + limits.maxDepth() + " levels deep.",
                    "Use WITH queries in the place of nested ones.",
                    at);
        }
        if (level.terms > limits.maxTerms()) {
            return new Broken(
                    "An expression has more than " + limits.maxTerms() + " terms; use IN (…).",
                    "Many comparisons with one column are one IN (…).",
                    at);
        }
        if (level.clause.equals("select") && level.items > limits.maxItems()) {
            return new Broken(
                    "A select list has more than " + limits.maxItems() + " items.", "Select fewer columns.", at);
        }
        if (level.clause.equals("from") && level.items > limits.maxTables()) {
            return new Broken(
                    "The query reads more than " + limits.maxTables() + " tables.", "Ask for less at a time.", at);
        }
        return windows > limits.maxWindows()
                ? new Broken(
                        "The query has more than " + limits.maxWindows() + " window functions.",
                        "Ask for less at a time.",
                        at)
                : null;
    }

    private static boolean opens(Token token) {
        return token.is("(") || token.is("[") || token.is("case");
    }

    private static boolean closes(Token token) {
        return token.is(")") || token.is("]") || token.is("end");
    }

    private static boolean chains(Token token) {
        return token.kind() == Token.Kind.OPERATOR
                || token.is("::")
                || token.kind() == Token.Kind.WORD && CHAINING.contains(token.value());
    }
}
