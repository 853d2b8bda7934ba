package io.nl2sql.jdbc.internal.result;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.SQLException;

/** What {@code java.sql.Wrapper} asks for: our objects are never wrapped, but have several faces. */
public final class Unwrapping {
    private Unwrapping() {}

    public static <T> T unwrap(Object object, Class<T> face) throws SQLException {
        if (!face.isInstance(object)) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "This is no " + face.getName() + " and wraps none.");
        }
        return face.cast(object);
    }
}
