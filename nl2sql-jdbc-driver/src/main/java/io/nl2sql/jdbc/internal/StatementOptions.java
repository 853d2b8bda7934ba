package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.result.WarningChain;
import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.QueryRequest;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;

/** How a statement is to be run. */
abstract class StatementOptions implements Statement {
    final WarningChain warnings = new WarningChain();

    private long maxRows;
    private int fetchSize;
    private int queryTimeout;
    private int maxFieldSize;
    private boolean escapeProcessing = true;
    private boolean poolable;
    private volatile boolean closeOnCompletion;

    StatementOptions(ConnectionSettings settings) {
        this.queryTimeout = settings.number(Setting.QUERY_TIMEOUT);
        this.fetchSize = settings.number(Setting.FETCH_SIZE);
    }

    abstract void checkOpen() throws SQLException;

    final QueryRequest request(String text) {
        return QueryRequest.of(text)
                .withMaxRows(maxRows)
                .withFetchSize(fetchSize)
                .withEscapeProcessing(escapeProcessing)
                .withTimeout(Duration.ofSeconds(queryTimeout));
    }

    private static void checkNotNegative(long value, String what) throws SQLException {
        if (value < 0) {
            throw Failures.of(SqlState.BAD_ARGUMENT, what + " must not be negative.");
        }
    }

    @Override
    public final int getMaxFieldSize() throws SQLException {
        checkOpen();
        return maxFieldSize;
    }

    /** Accepted and not used: values come whole. */
    @Override
    public final void setMaxFieldSize(int max) throws SQLException {
        checkOpen();
        checkNotNegative(max, "The field size");
        maxFieldSize = max;
    }

    @Override
    public final int getMaxRows() throws SQLException {
        return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
    }

    @Override
    public final void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public final long getLargeMaxRows() throws SQLException {
        checkOpen();
        return maxRows;
    }

    @Override
    public final void setLargeMaxRows(long max) throws SQLException {
        checkOpen();
        checkNotNegative(max, "The number of rows");
        maxRows = max;
    }

    @Override
    public final void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
        escapeProcessing = enable;
    }

    @Override
    public final int getQueryTimeout() throws SQLException {
        checkOpen();
        return queryTimeout;
    }

    @Override
    public final void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        checkNotNegative(seconds, "The query timeout");
        queryTimeout = seconds;
    }

    @Override
    public final void setFetchSize(int rows) throws SQLException {
        checkOpen();
        checkNotNegative(rows, "The fetch size");
        fetchSize = rows;
    }

    @Override
    public final int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    /** A hint; rows come in one direction only. */
    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction != ResultSet.FETCH_FORWARD
                && direction != ResultSet.FETCH_REVERSE
                && direction != ResultSet.FETCH_UNKNOWN) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "There is no such fetch direction.");
        }
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public final int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public final int getResultSetType() throws SQLException {
        checkOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public final int getResultSetHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final void setPoolable(boolean wanted) throws SQLException {
        checkOpen();
        poolable = wanted;
    }

    @Override
    public final boolean isPoolable() throws SQLException {
        checkOpen();
        return poolable;
    }

    @Override
    public final void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    @Override
    public final boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    final boolean closesOnCompletion() {
        return closeOnCompletion;
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

    /** Accepted and not used: there are no positioned changes. */
    @Override
    public final void setCursorName(String name) throws SQLException {
        checkOpen();
    }
}
