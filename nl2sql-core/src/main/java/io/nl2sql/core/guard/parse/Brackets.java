package io.nl2sql.core.guard.parse;

import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which bracket of a token list closes which.
 *
 * @param partners by index of an opening one, the index of the one that closes it; -1 elsewhere
 * @param lonely index of the first bracket without a partner, or -1
 */
public record Brackets(int[] partners, int lonely) {
    public static Brackets of(List<Token> tokens) {
        int[] partners = new int[tokens.size()];
        Arrays.fill(partners, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < partners.length; at++) {
            Token token = tokens.get(at);
            if (token.is("(") || token.is("[")) {
                open.push(at);
            } else if (token.is(")") || token.is("]")) {
                if (open.isEmpty() || tokens.get(open.peek()).is("(") != token.is(")")) {
                    return new Brackets(partners, at);
                }
                partners[open.pop()] = at;
            }
        }
        return new Brackets(partners, open.isEmpty() ? -1 : open.peek());
    }
}
