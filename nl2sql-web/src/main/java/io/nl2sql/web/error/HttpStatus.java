package io.nl2sql.web.error;

import io.nl2sql.core.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;

/** The status and the title of each error code. */
final class HttpStatus {
    private static final Map<ErrorCode, HttpStatus> KNOWN = new EnumMap<>(ErrorCode.class);

    static {
        put(ErrorCode.QUESTION_EMPTY, 400, "The question is empty");
        put(ErrorCode.QUESTION_TOO_LONG, 400, "The question is too long");
        put(ErrorCode.QUESTION_NOT_TEXT, 400, "The question is not text");
        put(ErrorCode.REQUEST_MALFORMED, 400, "The request cannot be read");
        put(ErrorCode.SIGN_IN_FAILED, 401, "The sign-in failed");
        put(ErrorCode.NOT_AUTHENTICATED, 401, "A valid token is needed");
        put(ErrorCode.NOT_ALLOWED, 403, "Not allowed");
        put(ErrorCode.DATA_SOURCE_UNKNOWN, 404, "Unknown data source");
        put(ErrorCode.NOT_FOUND, 404, "Not found");
        put(ErrorCode.METHOD_NOT_ALLOWED, 405, "The method is not allowed");
        put(ErrorCode.NOT_ACCEPTABLE, 406, "No such form of answer");
        put(ErrorCode.STATEMENT_TIMEOUT, 408, "The query took too long");
        put(ErrorCode.QUERY_CANCELLED, 409, "The query was cancelled");
        put(ErrorCode.GLOSSARY_FULL, 409, "The vocabulary is full");
        put(ErrorCode.MEDIA_TYPE_UNSUPPORTED, 415, "The request must be JSON");
        put(ErrorCode.QUESTION_AMBIGUOUS, 422, "The question is ambiguous");
        put(ErrorCode.QUESTION_NOT_ANSWERABLE, 422, "The question cannot be answered");
        put(ErrorCode.SQL_REFUSED, 422, "The SQL was refused");
        put(ErrorCode.QUERY_DATA_ERROR, 422, "The query failed on the data");
        put(ErrorCode.QUERY_TOO_EXPENSIVE, 422, "The query is too expensive");
        put(ErrorCode.RATE_LIMITED, 429, "Too many requests");
        put(ErrorCode.DATA_SOURCE_UNAVAILABLE, 503, "The data source is unavailable");
        put(ErrorCode.MODEL_UNAVAILABLE, 503, "The language model is unavailable");
        put(ErrorCode.HISTORY_UNAVAILABLE, 503, "The history is unavailable");
        put(ErrorCode.CONFIGURATION_INVALID, 500, "The configuration is not usable");
        put(ErrorCode.POLICY_INVALID, 500, "The policies are not usable");
        put(ErrorCode.INTERNAL, 500, "Internal error");
    }

    private final int status;
    private final String title;

    private HttpStatus(int status, String title) {
        this.status = status;
        this.title = title;
    }

    private static void put(ErrorCode code, int status, String title) {
        KNOWN.put(code, new HttpStatus(status, title));
    }

    /** A code that nobody has given a status yet counts as a bug. */
    static HttpStatus of(ErrorCode code) {
        return KNOWN.getOrDefault(code, KNOWN.get(ErrorCode.INTERNAL));
    }

    static boolean knows(ErrorCode code) {
        return KNOWN.containsKey(code);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
