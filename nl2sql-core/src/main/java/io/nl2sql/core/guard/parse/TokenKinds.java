package io.nl2sql.core.guard.parse;

import static io.nl2sql.core.guard.grammar.PostgresGrammarConstants.*;

import io.nl2sql.core.guard.grammar.Token;
import java.util.Set;

/** What the parser asks of the tokens before it: words that PostgreSQL does not reserve mean something by their place. */
public final class TokenKinds {
    private static final Set<String> WORDY = Set.of("substring", "overlay", "position", "trim", "extract");
    private static final Set<String> FRAMES = Set.of("rows", "range", "groups");
    private static final Set<String> NORMAL_FORMS = Set.of("nfc", "nfd", "nfkc", "nfkd");

    private TokenKinds() {}

    /** Whether the token is this word, which PostgreSQL does not reserve. */
    public static boolean isWord(Token token, String word) {
        return token.kind == IDENTIFIER && token.image.equals(word);
    }

    public static boolean isName(Token token) {
        return token.kind == IDENTIFIER || token.kind == QUOTED_IDENTIFIER;
    }

    public static boolean isOperator(Token token, String operator) {
        return token.kind == PG_OPERATOR && token.image.equals(operator);
    }

    /** Whether the token names what is selected without AS before it. */
    public static boolean isBareLabel(Token token) {
        return token.kind == QUOTED_IDENTIFIER || token.kind == IDENTIFIER && ReservedWords.isBareLabel(token.image);
    }

    public static boolean isRows(Token token) {
        return isWord(token, "row") || isWord(token, "rows");
    }

    public static boolean isNormalForm(Token token) {
        return token.kind == IDENTIFIER && NORMAL_FORMS.contains(token.image);
    }

    public static boolean isNormalized(Token token, Token next) {
        return isWord(token, "normalized") || isNormalForm(token) && isWord(next, "normalized");
    }

    /** Whether a select list ends before this token. */
    public static boolean endsTargets(Token token) {
        return switch (token.kind) {
            case FROM,
                    WHERE,
                    GROUP,
                    HAVING,
                    WINDOW,
                    ORDER,
                    LIMIT,
                    OFFSET,
                    FETCH,
                    UNION,
                    EXCEPT,
                    INTERSECT,
                    RPAREN,
                    EOF -> true;
            default -> false;
        };
    }

    public static boolean isDirection(Token token) {
        return isWord(token, "preceding") || isWord(token, "following");
    }

    public static boolean isFrame(Token token) {
        return token.kind == IDENTIFIER && FRAMES.contains(token.image);
    }

    public static boolean isWindowName(Token token) {
        return isName(token) && !isWord(token, "partition") && !isFrame(token);
    }

    public static boolean isWordy(Token token) {
        return token.kind == IDENTIFIER && WORDY.contains(token.image);
    }

    public static boolean isJoin(Token token) {
        return switch (token.kind) {
            case JOIN, INNER, LEFT, RIGHT, FULL, CROSS, NATURAL -> true;
            default -> false;
        };
    }
}
