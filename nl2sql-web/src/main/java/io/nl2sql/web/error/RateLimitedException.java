package io.nl2sql.web.error;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.time.Duration;

/** Too many requests; says when the next one is welcome. */
public class RateLimitedException extends Nl2SqlException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    /** @param wait until the next request is admitted; rounded up to whole seconds */
    public RateLimitedException(String message, Duration wait) {
        super(ErrorCode.RATE_LIMITED, message);
        this.retryAfterSeconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
