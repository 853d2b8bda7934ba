package io.nl2sql.web.jdbc;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.guard.finding.FindingCode;

/** The SQLState of each code; {@code docs/errors.md} lists them. */
final class SqlStates {
    private static final String SYNTAX = "42601";
    private static final String REFUSED = "42501";
    private static final String UNSUPPORTED = "0A000";
    private static final String BEYOND_A_BOUND = "53400";

    private SqlStates() {}

    static String of(ErrorCode code) {
        return switch (code) {
            case QUESTION_EMPTY, REQUEST_MALFORMED -> SYNTAX;
            case QUESTION_TOO_LONG, QUERY_TOO_EXPENSIVE, RATE_LIMITED, GLOSSARY_FULL -> BEYOND_A_BOUND;
            case QUESTION_AMBIGUOUS -> "N1001";
            case QUESTION_NOT_TEXT, QUESTION_NOT_ANSWERABLE -> "N1002";
            case DATA_SOURCE_UNKNOWN -> "3D000";
            case SQL_REFUSED, NOT_ALLOWED -> REFUSED;
            case QUERY_DATA_ERROR -> "22000";
            case STATEMENT_TIMEOUT, QUERY_CANCELLED -> "57014";
            case SIGN_IN_FAILED, NOT_AUTHENTICATED -> "28000";
            case NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, MEDIA_TYPE_UNSUPPORTED -> UNSUPPORTED;
            case DATA_SOURCE_UNAVAILABLE -> "08004";
            case MODEL_UNAVAILABLE, HISTORY_UNAVAILABLE -> "58000";
            case CONFIGURATION_INVALID, POLICY_INVALID, INTERNAL -> "XX000";
        };
    }

    static String of(FindingCode code) {
        return switch (code) {
            case EMPTY, SYNTAX, CHARACTER_NOT_ALLOWED, NOT_ONE_STATEMENT, SEMANTIC -> SYNTAX;
            case TOO_LARGE -> BEYOND_A_BOUND;
            case TABLE_UNKNOWN -> "42P01";
            case COLUMN_UNKNOWN -> "42703";
            case CONSTRUCT_NOT_ALLOWED -> UNSUPPORTED;
            case NOT_A_QUERY, FUNCTION_NOT_ALLOWED, OPERATOR_NOT_ALLOWED, TYPE_NOT_ALLOWED, NOT_PROVEN -> REFUSED;
        };
    }
}
