package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Conversions into truth values. */
final class Booleans {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "y", "yes", "on");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "n", "no", "off");

    private Booleans() {}

    /**
     * The truth value of a boolean, of the words that PostgreSQL takes, or of 1 and 0.
     *
     * @throws SQLException 22018 for anything else
     */
    static boolean of(Object value) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof Number) {
            double number = ((Number) value).doubleValue();
            if (number == 1 || number == 0) {
                return number == 1;
            }
        }
        if (value instanceof String) {
            String word = ((String) value).strip().toLowerCase(Locale.ROOT);
            if (TRUE.contains(word) || FALSE.contains(word)) {
                return TRUE.contains(word);
            }
        }
        throw Failures.of(SqlState.BAD_CAST, "Cannot cast to boolean: \"" + ValueText.of(value) + "\"");
    }
}
