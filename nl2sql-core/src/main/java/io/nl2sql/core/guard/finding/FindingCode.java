package io.nl2sql.core.guard.finding;

/** Stable codes of refusals. */
public enum FindingCode {
    EMPTY,
    TOO_LARGE,
    CHARACTER_NOT_ALLOWED,
    NOT_ONE_STATEMENT,
    SYNTAX,
    NOT_A_QUERY,
    CONSTRUCT_NOT_ALLOWED,
    TABLE_UNKNOWN,
    COLUMN_UNKNOWN,
    FUNCTION_NOT_ALLOWED,
    OPERATOR_NOT_ALLOWED,
    TYPE_NOT_ALLOWED,
    SEMANTIC,
    NOT_PROVEN
}
