package io.nl2sql.core.error;

import java.util.Objects;

/** A failure with a stable code. The message is safe for the caller: no hidden name, no value, no secret. */
public class Nl2SqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public Nl2SqlException(ErrorCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    public Nl2SqlException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    public ErrorCode code() {
        return code;
    }
}
