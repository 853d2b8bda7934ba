package io.nl2sql.ejb.llm;

import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import io.nl2sql.core.llm.Usage;
import java.time.Duration;
import java.util.Optional;

/** One call that failed, and what may be done about it. Its message is for the log and holds nothing that was received. */
final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean passing;
    private final boolean askSimpler;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<Usage> usage;

    private CallFailure(
            Reason reason,
            boolean passing,
            boolean askSimpler,
            Optional<Duration> retryAfter,
            Optional<Usage> usage,
            String message,
            Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.passing = passing;
        this.askSimpler = askSimpler;
        this.retryAfter = retryAfter;
        this.usage = usage;
    }

    /** The same call may succeed a little later. */
    static CallFailure passing(Reason reason, Optional<Duration> retryAfter, String message, Throwable cause) {
        return new CallFailure(reason, true, false, retryAfter, Optional.empty(), message, cause);
    }

    static CallFailure lasting(Reason reason, Optional<Usage> usage, String message, Throwable cause) {
        return new CallFailure(reason, false, false, Optional.empty(), usage, message, cause);
    }

    /** The server does not know something that was asked of it. */
    static CallFailure tooDemanding(String message, Throwable cause) {
        return new CallFailure(Reason.REFUSED, false, true, Optional.empty(), Optional.empty(), message, cause);
    }

    Reason reason() {
        return reason;
    }

    boolean isPassing() {
        return passing;
    }

    boolean isTooDemanding() {
        return askSimpler;
    }

    /** Whether it says that the server is not well, rather than that we ask too much or wrongly. */
    boolean isFault() {
        return reason == Reason.DOWN || reason == Reason.LATE;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Optional<Usage> usage() {
        return usage;
    }
}
