package io.nl2sql.ejb.llm;

import com.openai.core.http.Headers;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Tells from what the SDK, the JDK's client and the server say whether a call is worth repeating. */
final class CallFailures {
    private static final int BAD_REQUEST = 400;
    private static final int TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final String NO_BUDGET = "insufficient_quota";

    private final Clock clock;

    CallFailures(Clock clock) {
        this.clock = clock;
    }

    CallFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallFailure known) {
                return known;
            } else if (cause instanceof OpenAIServiceException refused) {
                return of(refused);
            } else if (cause instanceof OpenAIInvalidDataException) {
                return CallFailure.lasting(Reason.UNUSABLE, Optional.empty(), "no chat completion came back", failure);
            } else if (cause instanceof BoundedBody.TooLargeException) {
                return CallFailure.lasting(Reason.UNUSABLE, Optional.empty(), "the reply is too large", failure);
            } else if (cause instanceof TimeoutException) {
                return CallFailure.passing(Reason.LATE, Optional.empty(), "no reply in time", failure);
            } else if (cause instanceof IOException) {
                return CallFailure.passing(
                        Reason.DOWN, Optional.empty(), cause.getClass().getSimpleName(), failure);
            }
        }
        return CallFailure.lasting(
                Reason.UNUSABLE, Optional.empty(), failure.getClass().getSimpleName(), failure);
    }

    /** The exception itself is not kept: its message is the server's, which may repeat the key. */
    private CallFailure of(OpenAIServiceException refused) {
        int status = refused.statusCode();
        String message = "HTTP status " + status;
        if (status == TOO_MANY && refused.code().filter(NO_BUDGET::equals).isPresent()) {
            return CallFailure.lasting(Reason.OUT_OF_BUDGET, Optional.empty(), message, null);
        }
        if (status == TOO_MANY) {
            return CallFailure.passing(Reason.BUSY, retryAfter(refused.headers()), message, null);
        }
        if (status >= SERVER_ERROR || status == TIMEOUT || status == CONFLICT) {
            return CallFailure.passing(Reason.DOWN, retryAfter(refused.headers()), message, null);
        }
        if (status == BAD_REQUEST || status == UNPROCESSABLE) {
            return CallFailure.tooDemanding(message, null);
        }
        return CallFailure.lasting(Reason.REFUSED, Optional.empty(), message, null);
    }

    private Optional<Duration> retryAfter(Headers headers) {
        return headers.values("Retry-After").stream().findFirst().flatMap(this::duration);
    }

    /** Seconds, or a date as HTTP writes it. */
    private Optional<Duration> duration(String value) {
        if (value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000)));
        }
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
