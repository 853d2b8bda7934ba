package io.nl2sql.core.guard;

import io.nl2sql.core.guard.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses token lists that would send a recursive parser too deep, before any parser sees them. */
final class Bounds {
    private static final Set<String> CHAINING =
            Set.of("and", "or", "not", "union", "except", "intersect", "join", "when", "then", "is", "between");

    private final GuardLimits limits;

    Bounds(GuardLimits limits) {
        this.limits = limits;
    }

    /** A sentence about the first bound that the tokens break. */
    Optional<String> firstBroken(List<Token> tokens) {
        List<Integer> chains = new ArrayList<>(List.of(0));
        for (Token token : tokens) {
            int top = chains.size() - 1;
            if (opens(token)) {
                chains.add(0);
                if (chains.size() > limits.maxDepth()) {
                    return Optional.of("The query is nested more than " + limits.maxDepth() + " levels deep.");
                }
            } else if (closes(token) && top > 0) {
                chains.remove(top);
            } else if (token.is(",")) {
                chains.set(top, 0);
            } else if (chains(token)) {
                chains.set(top, chains.get(top) + 1);
                if (chains.get(top) > limits.maxTerms()) {
                    return Optional.of("An expression has more than " + limits.maxTerms() + " terms; use IN (…).");
                }
            }
        }
        return Optional.empty();
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
