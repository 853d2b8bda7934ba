package io.nl2sql.jdbc.internal.wire;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import java.util.Optional;

/** A response that is not what was asked for: {@code application/problem+json}, or of somebody else. */
final class ProblemDocument {
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("QUESTION_EMPTY", SqlState.SYNTAX),
            Map.entry("QUESTION_TOO_LONG", SqlState.SYNTAX),
            Map.entry("QUESTION_NOT_TEXT", SqlState.SYNTAX),
            Map.entry("QUESTION_AMBIGUOUS", "N1001"),
            Map.entry("QUESTION_NOT_ANSWERABLE", "N1002"),
            Map.entry("REQUEST_MALFORMED", SqlState.PROTOCOL),
            Map.entry("DATA_SOURCE_UNKNOWN", SqlState.NO_DATA_SOURCE),
            Map.entry("SQL_REFUSED", SqlState.REFUSED),
            Map.entry("QUERY_DATA_ERROR", "22000"),
            Map.entry("QUERY_TOO_EXPENSIVE", SqlState.BOUND),
            Map.entry("STATEMENT_TIMEOUT", SqlState.CANCELLED),
            Map.entry("QUERY_CANCELLED", SqlState.CANCELLED),
            Map.entry("RATE_LIMITED", SqlState.BOUND),
            Map.entry("SIGN_IN_FAILED", SqlState.NOT_SIGNED_IN),
            Map.entry("NOT_AUTHENTICATED", SqlState.NOT_SIGNED_IN),
            Map.entry("NOT_ALLOWED", SqlState.REFUSED),
            Map.entry("DATA_SOURCE_UNAVAILABLE", SqlState.UNAVAILABLE),
            Map.entry("MODEL_UNAVAILABLE", SqlState.SERVICE),
            Map.entry("HISTORY_UNAVAILABLE", SqlState.SERVICE),
            Map.entry("INTERNAL", SqlState.DEFECT));

    private ProblemDocument() {}

    /**
     * What it means.
     *
     * @param text the body, or its beginning
     * @param retryAfter the header of that name
     */
    static SQLException of(int status, String text, Optional<String> retryAfter) {
        Map<String, Object> problem = parsed(text);
        Object code = problem.get("code");
        Object detail = problem.get("detail");
        if (!(code instanceof String) || !(detail instanceof String)) {
            return foreign(status, retryAfter);
        }
        String message = detail + wait(retryAfter);
        String state = STATES.getOrDefault((String) code, status >= 500 ? SqlState.DEFECT : SqlState.PROTOCOL);
        return code.equals("STATEMENT_TIMEOUT") ? new SQLTimeoutException(message, state) : Failures.of(state, message);
    }

    private static Map<String, Object> parsed(String text) {
        try {
            return JsonReader.object(text);
        } catch (IllegalArgumentException e) {
            // Then it is not our server that speaks; the status says enough.
            return Map.of();
        }
    }

    private static SQLException foreign(int status, Optional<String> retryAfter) {
        if (status >= 300 && status < 400) {
            return Failures.of(
                    SqlState.CANNOT_CONNECT,
                    "The server wants to be reached at another address (HTTP " + status
                            + "); if it is one with https, set ssl=true and its port.");
        }
        if (status == 429 || status == 502 || status == 503 || status == 504) {
            return Failures.of(
                    SqlState.UNAVAILABLE,
                    "The server is not ready or has too much to do (HTTP " + status + ")." + wait(retryAfter));
        }
        return Failures.of(
                SqlState.CANNOT_CONNECT,
                "There is no NL2SQL server for this driver at this address (HTTP " + status
                        + "); check host and port.");
    }

    private static String wait(Optional<String> retryAfter) {
        return retryAfter
                .filter(value -> value.matches("\\d{1,9}"))
                .map(seconds -> " Try again in " + seconds + " s.")
                .orElse("");
    }
}
