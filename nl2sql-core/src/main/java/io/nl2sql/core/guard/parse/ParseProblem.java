package io.nl2sql.core.guard.parse;

/** Why a token list is no query that the parser knows. Its message is a sentence that may be shown. */
public final class ParseProblem extends Exception {
    private final boolean refused;
    private final int token;

    ParseProblem(String message, boolean refused, int token, Throwable cause) {
        super(message, cause);
        this.refused = refused;
        this.token = token;
    }

    /** Whether PostgreSQL knows the construct, or may know it, and we do not. */
    public boolean isRefused() {
        return refused;
    }

    /** The place in the token list. */
    public int token() {
        return token;
    }
}
