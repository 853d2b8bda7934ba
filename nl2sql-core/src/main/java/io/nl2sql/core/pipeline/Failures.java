package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every failure a code. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static Nl2SqlException known(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof Nl2SqlException known) {
            return known;
        }
        if (cause instanceof RejectedExecutionException) {
            return new Nl2SqlException(
                    ErrorCode.RATE_LIMITED, "Too many questions are being answered at this moment. Try again shortly.");
        }
        LOG.error("A request failed for a reason that nobody foresaw", cause);
        return new Nl2SqlException(ErrorCode.INTERNAL, "Something went wrong on our side.", cause);
    }
}
