package io.nl2sql.core.statement;

import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the names of a query's columns off its text, as far as that is certain. */
final class OutputNames {
    private static final Set<String> ENDING = Set.of(
            "from",
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "window",
            ";",
            "union",
            "intersect",
            "except");

    private OutputNames() {}

    /** All of them, or none where one is not written down. */
    static List<String> of(List<Token> tokens) {
        if (tokens.isEmpty()
                || !tokens.get(0).is("select")
                || tokens.size() > 1 && tokens.get(1).is("distinct")) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int at = 1; at <= tokens.size(); at++) {
            boolean end = at == tokens.size() || depth == 0 && ends(tokens.get(at));
            if (end || depth == 0 && tokens.get(at).is(",")) {
                names.add(name(tokens.subList(start, at)));
                start = at + 1;
            }
            if (end) {
                break;
            }
            depth += step(tokens.get(at));
        }
        return names.contains("") ? List.of() : names;
    }

    private static boolean ends(Token token) {
        return token.is(";") || token.kind() == Token.Kind.WORD && ENDING.contains(token.value());
    }

    private static int step(Token token) {
        if (token.is("(") || token.is("[") || token.is("case")) {
            return 1;
        }
        return token.is(")") || token.is("]") || token.is("end") ? -1 : 0;
    }

    /** Empty where it is not certain. */
    private static String name(List<Token> item) {
        if (item.isEmpty() || !item.get(item.size() - 1).isIdentifier()) {
            return "";
        }
        Token last = item.get(item.size() - 1);
        boolean column = item.size() == 1 || item.size() == 3 && item.get(1).is(".");
        return column || item.get(item.size() - 2).is("as") ? last.value() : "";
    }
}
