package io.nl2sql.core.error;

/** Stable identifiers of everything that can go wrong; each is described in {@code docs/errors.md}. */
public enum ErrorCode {
    QUESTION_EMPTY(Kind.USER),
    QUESTION_TOO_LONG(Kind.USER),
    QUESTION_NOT_TEXT(Kind.USER),
    QUESTION_AMBIGUOUS(Kind.USER),
    QUESTION_NOT_ANSWERABLE(Kind.USER),
    REQUEST_MALFORMED(Kind.USER),
    DATA_SOURCE_UNKNOWN(Kind.USER),
    SQL_REFUSED(Kind.POLICY),
    QUERY_DATA_ERROR(Kind.USER),
    QUERY_TOO_EXPENSIVE(Kind.RESOURCE),
    STATEMENT_TIMEOUT(Kind.RESOURCE),
    QUERY_CANCELLED(Kind.USER),
    GLOSSARY_FULL(Kind.USER),
    RATE_LIMITED(Kind.RESOURCE),
    SIGN_IN_FAILED(Kind.USER),
    NOT_AUTHENTICATED(Kind.USER),
    NOT_ALLOWED(Kind.POLICY),
    NOT_FOUND(Kind.USER),
    METHOD_NOT_ALLOWED(Kind.USER),
    NOT_ACCEPTABLE(Kind.USER),
    MEDIA_TYPE_UNSUPPORTED(Kind.USER),
    DATA_SOURCE_UNAVAILABLE(Kind.RESOURCE),
    MODEL_UNAVAILABLE(Kind.MODEL),
    HISTORY_UNAVAILABLE(Kind.RESOURCE),
    CONFIGURATION_INVALID(Kind.INTERNAL),
    POLICY_INVALID(Kind.INTERNAL),
    INTERNAL(Kind.INTERNAL);

    /** Who has to act. */
    public enum Kind {
        USER,
        POLICY,
        MODEL,
        RESOURCE,
        INTERNAL
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
