package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.result.WarningChain;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Struct;
import java.util.Map;

/**
 * What tools set on a connection although it changes nothing: every statement reads what is committed when it starts,
 * and nothing is written. Thread-safe.
 */
abstract class SessionState implements Connection {
    final WarningChain warnings = new WarningChain();

    private volatile boolean autoCommit = true;
    private volatile int isolation = TRANSACTION_READ_COMMITTED;
    private volatile int holdability = ResultSet.HOLD_CURSORS_OVER_COMMIT;

    abstract void checkOpen() throws SQLException;

    @Override
    public final void setAutoCommit(boolean wanted) throws SQLException {
        checkOpen();
        autoCommit = wanted;
    }

    @Override
    public final boolean getAutoCommit() throws SQLException {
        checkOpen();
        return autoCommit;
    }

    /** Nothing to do. */
    @Override
    public final void commit() throws SQLException {
        checkOpen();
    }

    /** Nothing to do. */
    @Override
    public final void rollback() throws SQLException {
        checkOpen();
    }

    @Override
    public final void setReadOnly(boolean wanted) throws SQLException {
        checkOpen();
        if (!wanted) {
            warnings.add("NL2SQL only reads; the connection stays read-only.");
        }
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        checkOpen();
        return true;
    }

    @Override
    public final void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        if (level != TRANSACTION_READ_UNCOMMITTED
                && level != TRANSACTION_READ_COMMITTED
                && level != TRANSACTION_REPEATABLE_READ
                && level != TRANSACTION_SERIALIZABLE) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "There is no such transaction isolation.");
        }
        if (level > TRANSACTION_READ_COMMITTED) {
            warnings.add("Each statement is a transaction of its own; no isolation reaches over several.");
        }
        isolation = level;
    }

    @Override
    public final int getTransactionIsolation() throws SQLException {
        checkOpen();
        return isolation;
    }

    @Override
    public final void setHoldability(int wanted) throws SQLException {
        checkOpen();
        if (wanted != ResultSet.HOLD_CURSORS_OVER_COMMIT && wanted != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "There is no such holdability.");
        }
        holdability = wanted;
    }

    @Override
    public final int getHoldability() throws SQLException {
        checkOpen();
        return holdability;
    }

    @Override
    public final SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return warnings.first();
    }

    @Override
    public final void clearWarnings() throws SQLException {
        checkOpen();
        warnings.clear();
    }

    @Override
    public final Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return Map.of();
    }

    @Override
    public final void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        if (map != null && !map.isEmpty()) {
            throw Failures.notSupported("A map of types");
        }
    }

    @Override
    public final Savepoint setSavepoint() throws SQLException {
        throw refused("A savepoint");
    }

    @Override
    public final Savepoint setSavepoint(String name) throws SQLException {
        throw refused("A savepoint");
    }

    @Override
    public final void rollback(Savepoint savepoint) throws SQLException {
        throw refused("A savepoint");
    }

    @Override
    public final void releaseSavepoint(Savepoint savepoint) throws SQLException {
        throw refused("A savepoint");
    }

    @Override
    public final CallableStatement prepareCall(String text) throws SQLException {
        throw refused("Calling a procedure");
    }

    @Override
    public final CallableStatement prepareCall(String text, int type, int concurrency) throws SQLException {
        throw refused("Calling a procedure");
    }

    @Override
    public final CallableStatement prepareCall(String text, int type, int concurrency, int holding)
            throws SQLException {
        throw refused("Calling a procedure");
    }

    @Override
    public final Clob createClob() throws SQLException {
        throw refused("Making a Clob");
    }

    @Override
    public final Blob createBlob() throws SQLException {
        throw refused("Making a Blob");
    }

    @Override
    public final NClob createNClob() throws SQLException {
        throw refused("Making an NClob");
    }

    @Override
    public final SQLXML createSQLXML() throws SQLException {
        throw refused("Making an SQLXML");
    }

    @Override
    public final Array createArrayOf(String type, Object[] elements) throws SQLException {
        throw refused("Making an array");
    }

    @Override
    public final Struct createStruct(String type, Object[] attributes) throws SQLException {
        throw refused("Making a struct");
    }

    private SQLException refused(String what) throws SQLException {
        checkOpen();
        return Failures.notSupported(what);
    }
}
