package io.nl2sql.core.statement;

import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A call of the table function {@code nl('question')}.
 *
 * @param at index of its first token
 * @param argument index of the token of the question, a string or a parameter
 * @param isNamed whether an alias follows
 */
record NlCall(int at, int argument, boolean isNamed) {
    private static final String NAME = "nl";
    private static final Set<String> BEFORE = Set.of("from", "join", ",", "lateral", "(");
    /** What can follow a table in FROM and is no alias. */
    private static final Set<String> NOT_ALIASES = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "window",
            "union",
            "intersect",
            "except",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "on",
            "using",
            "tablesample");

    /** How many tokens a call has: name, parenthesis, argument, parenthesis. */
    static final int LENGTH = 4;

    /** Calls at places of tables. */
    static List<NlCall> in(List<Token> tokens) {
        List<NlCall> calls = new ArrayList<>();
        for (int at = 0; at + LENGTH <= tokens.size(); at++) {
            if (isCall(tokens, at) && isTable(tokens, at)) {
                calls.add(new NlCall(at, at + 2, isAlias(tokens, at + LENGTH)));
            }
        }
        return calls;
    }

    /** The first name of such a call that is none: elsewhere than in FROM, or with another argument; -1 without. */
    static int misplaced(List<Token> tokens) {
        for (int at = 0; at + 1 < tokens.size(); at++) {
            boolean named = tokens.get(at).is(NAME) && tokens.get(at + 1).is("(");
            boolean qualified = at > 0 && tokens.get(at - 1).is(".");
            if (named && !qualified && !(isCall(tokens, at) && isTable(tokens, at))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isCall(List<Token> tokens, int at) {
        if (at + LENGTH > tokens.size()) {
            return false;
        }
        Token.Kind argument = tokens.get(at + 2).kind();
        return tokens.get(at).is(NAME)
                && tokens.get(at + 1).is("(")
                && (argument == Token.Kind.STRING || argument == Token.Kind.PARAMETER)
                && tokens.get(at + 3).is(")");
    }

    /** What it becomes is a sub-query, which cannot stand for a value in silence. */
    private static boolean isTable(List<Token> tokens, int at) {
        return at > 0 && BEFORE.contains(tokens.get(at - 1).value()) && isInFrom(tokens, at);
    }

    /** Whether the clause that a token is in, on its own level or around joins in parentheses, is FROM. */
    private static boolean isInFrom(List<Token> tokens, int token) {
        int depth = 0;
        for (int at = token - 1; at >= 0; at--) {
            Token before = tokens.get(at);
            if (before.is(")")) {
                depth++;
            } else if (before.is("(")) {
                if (depth == 0 && !(at > 0 && BEFORE.contains(tokens.get(at - 1).value()))) {
                    return false;
                }
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && before.kind() == Token.Kind.WORD) {
                if (before.is("from") || before.is("join")) {
                    return true;
                }
                if (before.is("select") || before.is("where") || before.is("by") || before.is("having")) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean isAlias(List<Token> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at).isIdentifier()
                && !(tokens.get(at).kind() == Token.Kind.WORD
                        && NOT_ALIASES.contains(tokens.get(at).value()));
    }
}
