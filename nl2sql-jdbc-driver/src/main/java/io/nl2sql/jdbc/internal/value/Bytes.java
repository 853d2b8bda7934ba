package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Conversions into bytes. */
final class Bytes {
    private static final String HEXADECIMAL = "\\x";

    private Bytes() {}

    /** The bytes of a {@code bytea}, and of everything else those of its text in UTF-8. */
    static byte[] of(Object value, PgType type) throws SQLException {
        String text = ValueText.of(value);
        return type.kind() == Kind.BYTEA && text.startsWith(HEXADECIMAL)
                ? hexadecimal(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hexadecimal(String text) throws SQLException {
        byte[] bytes = new byte[text.length() / 2 - 1];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(2 * i + 2), 16);
            int low = Character.digit(text.charAt(2 * i + 3), 16);
            if (high < 0 || low < 0) {
                throw Failures.of(SqlState.BAD_CAST, "The bytes are not written in hexadecimal digits.");
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }
}
