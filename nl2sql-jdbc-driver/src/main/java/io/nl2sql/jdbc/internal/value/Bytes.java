package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** Conversions into bytes. */
final class Bytes {
    private static final String HEXADECIMAL = "\\x";

    private Bytes() {}

    /**
     * The bytes of a {@code bytea}, and of a text its UTF-8.
     *
     * @throws SQLException 07006 for other types
     */
    static byte[] of(Object value, PgType type) throws SQLException {
        if (value instanceof UUID) {
            UUID uuid = (UUID) value;
            return ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        if (!(value instanceof String)) {
            throw Failures.of(SqlState.TYPE_MISMATCH, "Cannot convert a value of " + type.typeName() + " to bytes.");
        }
        String text = (String) value;
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
