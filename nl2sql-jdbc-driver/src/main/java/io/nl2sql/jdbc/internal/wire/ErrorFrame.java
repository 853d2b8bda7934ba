package io.nl2sql.jdbc.internal.wire;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** The server's failure as an exception. */
final class ErrorFrame {
    private static final String TIMEOUT = "STATEMENT_TIMEOUT";

    private ErrorFrame() {}

    static SQLException of(Payload payload) {
        String state = payload.string();
        String code = payload.string();
        StringBuilder message = new StringBuilder(payload.string());
        String hint = payload.string();
        long line = payload.u32();
        long column = payload.u32();
        if (!hint.isEmpty()) {
            message.append("\n  Hint: ").append(hint);
        }
        if (line > 0) {
            message.append("\n  Position: line ")
                    .append(line)
                    .append(", column ")
                    .append(column);
        }
        return code.equals(TIMEOUT)
                ? new SQLTimeoutException(message.toString(), state)
                : Failures.of(state, message.toString());
    }
}
