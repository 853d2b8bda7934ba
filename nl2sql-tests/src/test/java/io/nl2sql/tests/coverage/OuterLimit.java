package io.nl2sql.tests.coverage;

import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.core.guard.lex.Token;
import java.util.Optional;
import java.util.Set;

/** The LIMIT of a whole query: which of equally good rows it leaves is PostgreSQL's choice, not the policies'. */
final class OuterLimit {
    private static final int MOST_TOKENS = 20_000;
    private static final Set<String> WORDS = Set.of("limit", "offset", "fetch");

    private OuterLimit() {}

    /** The text without it; empty where there is none. */
    static Optional<String> without(String sql) {
        int depth = 0;
        for (Token token : Lexer.read(sql, MOST_TOKENS).list()) {
            if (token.is("(") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("]")) {
                depth--;
            } else if (depth == 0 && token.kind() == Token.Kind.WORD && WORDS.contains(token.value())) {
                return Optional.of(sql.substring(0, token.offset()));
            }
        }
        return Optional.empty();
    }
}
