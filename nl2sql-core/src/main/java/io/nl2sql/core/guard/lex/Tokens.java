package io.nl2sql.core.guard.lex;

import java.util.List;

/**
 * What the lexer made of a text: its tokens, or why there are none to trust.
 *
 * @param list tokens in order
 * @param problems everything that is wrong; the tokens count only where this is empty
 */
public record Tokens(List<Token> list, List<LexProblem> problems) {
    public Tokens {
        list = List.copyOf(list);
        problems = List.copyOf(problems);
    }

    /** The tokens as SQL, in one line. */
    public static String sql(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        Token before = null;
        for (Token token : tokens) {
            if (before != null && needsSpace(before, token)) {
                text.append(' ');
            }
            text.append(token.sql());
            before = token;
        }
        return text.toString();
    }

    private static boolean needsSpace(Token before, Token token) {
        if (before.is("(") || before.is("[") || before.is(".") || before.is("::")) {
            return false;
        }
        if (token.is(",") || token.is(")") || token.is("]") || token.is(".") || token.is("::") || token.is("[")) {
            return false;
        }
        return !(token.is("(") && before.isIdentifier() && !Words.isSpacedBeforeParenthesis(before.value()));
    }
}
