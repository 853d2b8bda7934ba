package io.nl2sql.core.guard.finding;

import java.util.Objects;

/**
 * One reason why SQL was refused. Reveals no name or value that the caller may not see: unknown and forbidden read the
 * same.
 *
 * @param code stable, such as {@code TABLE_UNKNOWN}; listed in {@code docs/errors.md}
 * @param message what is wrong
 * @param line 1-based line in the text as written, 0 where there is no position
 * @param column 1-based column in that line, 0 where there is no position
 * @param hint what to do instead, empty where nothing useful can be said
 */
public record Finding(FindingCode code, String message, int line, int column, String hint) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
    }
}
