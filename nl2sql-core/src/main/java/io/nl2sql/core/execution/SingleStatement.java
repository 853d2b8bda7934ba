package io.nl2sql.core.execution;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;

/**
 * Refuses a second statement. The driver would split the text at a semicolon and run both, of which the second could end
 * the read-only transaction. The guard lets none through; this is the wall behind it.
 */
final class SingleStatement {
    private SingleStatement() {}

    /** Semicolons inside {@code '…'} and {@code "…"} are text. */
    static void check(String sql) {
        char open = 0;
        for (int index = 0; index < sql.length(); index++) {
            char character = sql.charAt(index);
            if (open != 0) {
                open = character == open ? 0 : open;
            } else if (character == '\'' || character == '"') {
                open = character;
            } else if (character == ';') {
                throw new Nl2SqlException(ErrorCode.INTERNAL, "The query is not one statement.");
            }
        }
    }
}
