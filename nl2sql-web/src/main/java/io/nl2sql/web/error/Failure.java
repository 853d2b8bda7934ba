package io.nl2sql.web.error;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.pipeline.SqlRefusedException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What a throwable means to the caller.
 *
 * @param problem the answer's body
 * @param retryAfter seconds, for the header of that name
 * @param bug whether the throwable belongs into the log under the problem's instance
 */
public record Failure(Problem problem, OptionalLong retryAfter, boolean bug) {
    private static final long SOON = 1;
    private static final long LATER = 10;

    /**
     * Names what was thrown.
     *
     * @param path of the request
     */
    public static Failure of(Throwable thrown, String path) {
        Throwable cause = unwrap(thrown);
        if (cause instanceof SqlRefusedException refused) {
            return new Failure(
                    new Problem(refused.code(), refused.getMessage(), path, refused.findings()),
                    OptionalLong.empty(),
                    false);
        }
        if (cause instanceof Nl2SqlException known) {
            return known(known, path);
        }
        if (cause instanceof EJBAccessException) {
            return plain(Problem.of(ErrorCode.NOT_ALLOWED, notAllowed(), path));
        }
        if (cause instanceof WebApplicationException http) {
            return ofStatus(http.getResponse().getStatus(), path);
        }
        return unexpected();
    }

    /** What a bare HTTP status of the server means. */
    public static Failure ofStatus(int status, String path) {
        return switch (status) {
            case 401 ->
                plain(Problem.of(
                        ErrorCode.NOT_AUTHENTICATED,
                        "Send a token of POST /api/token in the header 'Authorization: Bearer …'.",
                        path));
            case 403 -> plain(Problem.of(ErrorCode.NOT_ALLOWED, notAllowed(), path));
            case 404 -> plain(Problem.of(ErrorCode.NOT_FOUND, "There is nothing at this address.", path));
            case 405 ->
                plain(Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "This address does not take this HTTP method.", path));
            case 406 ->
                plain(Problem.of(
                        ErrorCode.NOT_ACCEPTABLE, "Accept application/json here, or text/csv for rows.", path));
            case 415 -> plain(Problem.of(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "Send the body as application/json.", path));
            default ->
                status >= 400 && status < 500
                        ? plain(Problem.of(ErrorCode.REQUEST_MALFORMED, "The server cannot read this request.", path))
                        : unexpected();
        };
    }

    private static Failure known(Nl2SqlException known, String path) {
        if (known.code().kind() == ErrorCode.Kind.INTERNAL) {
            return unexpected();
        }
        Problem problem = Problem.of(known.code(), known.getMessage(), path);
        if (known instanceof RateLimitedException limited) {
            return new Failure(problem, OptionalLong.of(limited.retryAfterSeconds()), false);
        }
        return switch (problem.status()) {
            case 429 -> new Failure(problem, OptionalLong.of(SOON), false);
            case 503 -> new Failure(problem, OptionalLong.of(LATER), false);
            default -> plain(problem);
        };
    }

    private static String notAllowed() {
        return "Your roles do not allow this; ask your administrator.";
    }

    private static Failure plain(Problem problem) {
        return new Failure(problem, OptionalLong.empty(), false);
    }

    private static Failure unexpected() {
        String instance = "urn:uuid:" + UUID.randomUUID();
        String detail = "Something went wrong on our side. Tell your administrator this id: " + instance;
        return new Failure(new Problem(ErrorCode.INTERNAL, detail, instance, List.of()), OptionalLong.empty(), true);
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof EJBException
                || thrown instanceof UndeclaredThrowableException;
    }
}
