package io.nl2sql.jdbc.internal.wire;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Map;

/** Chooses the kind of {@code SQLException} by the SQLState, as JDBC's specification sorts them. */
public final class Failures {
    private interface Maker {
        SQLException make(String message, String state);
    }

    private static final Map<String, Maker> BY_STATE = Map.of(
            SqlState.LOST, SQLRecoverableException::new,
            SqlState.CLOSED, SQLNonTransientConnectionException::new,
            SqlState.PROTOCOL, SQLNonTransientConnectionException::new,
            SqlState.NO_DATA_SOURCE, SQLNonTransientConnectionException::new);
    private static final Map<String, Maker> BY_CLASS = Map.ofEntries(
            Map.entry("08", SQLTransientConnectionException::new),
            Map.entry("0A", SQLFeatureNotSupportedException::new),
            Map.entry("22", SQLDataException::new),
            Map.entry("23", SQLIntegrityConstraintViolationException::new),
            Map.entry("28", SQLInvalidAuthorizationSpecException::new),
            Map.entry("40", SQLTransactionRollbackException::new),
            Map.entry("42", SQLSyntaxErrorException::new),
            Map.entry("53", SQLTransientException::new),
            Map.entry("58", SQLTransientException::new));

    private Failures() {}

    public static SQLException of(String state, String message) {
        Maker fallback =
                BY_CLASS.getOrDefault(state.substring(0, Math.min(2, state.length())), SQLNonTransientException::new);
        return BY_STATE.getOrDefault(state, fallback).make(message, state);
    }

    public static SQLException of(String state, String message, Throwable cause) {
        SQLException failure = of(state, message);
        failure.initCause(cause);
        return failure;
    }

    static SQLException timeout(String message) {
        return new SQLTimeoutException(message, SqlState.CANCELLED);
    }

    public static SQLException notSupported(String what) {
        return of(SqlState.NOT_SUPPORTED, what + " is not supported.");
    }

    /** The server sent what the contract does not know. */
    static SQLException garbled(String what, Throwable cause) {
        return of(
                SqlState.PROTOCOL,
                "The server's response cannot be read (" + what + "). Driver and server may be of different versions.",
                cause);
    }

    static SQLException lost(String what, Throwable cause) {
        return of(SqlState.LOST, "The connection to the server was lost: " + what, cause);
    }
}
