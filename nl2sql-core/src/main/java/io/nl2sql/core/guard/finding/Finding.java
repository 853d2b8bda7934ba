package io.nl2sql.core.guard.finding;

import java.util.Objects;

/**
 * One reason why SQL was refused. Reveals no name or value that the caller may not see: unknown and forbidden read the
 * same.
 *
 * @param code stable, such as {@code TABLE_UNKNOWN}; listed in {@code docs/errors.md}
 * @param message what is wrong
 * @param line 1-based line in the text as written; the first where all of it is meant
 * @param column 1-based column in that line
 * @param hint what to do instead; that of the code where it is given as empty
 */
public record Finding(FindingCode code, String message, int line, int column, String hint) {
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        hint = hint.isEmpty() ? code.remedy() : hint;
    }

    /** About the whole text. */
    public static Finding ofAll(FindingCode code, String message, String hint) {
        return new Finding(code, message, 1, 1, hint);
    }

    /** Whether the hint is for this very case. */
    public boolean isHintParticular() {
        return !hint.equals(code.remedy());
    }
}
