package io.nl2sql.jdbc.internal.result;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Rows;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** The cursor: it moves forward, and says where it is. */
abstract class ForwardRows extends LabelledRows {
    private final Rows rows;
    private final WarningChain warnings;
    private final Runnable closed;
    private long row;
    private boolean afterLast;
    private int fetchSize;
    private volatile boolean isClosed;

    ForwardRows(Rows rows, WarningChain warnings, Runnable closed) {
        this.rows = rows;
        this.warnings = warnings;
        this.closed = closed;
    }

    final void checkOpen() throws SQLException {
        if (isClosed) {
            throw Failures.of(SqlState.OBJECT_CLOSED, "The result set is closed.");
        }
    }

    /** A value of the current row. */
    final Object value(int index) throws SQLException {
        checkOpen();
        if (row == 0 || afterLast) {
            throw Failures.of(
                    SqlState.NO_ROW,
                    afterLast ? "The last row has been read." : "There is no row before next() is called.");
        }
        return rows.value(index);
    }

    @Override
    public final boolean next() throws SQLException {
        checkOpen();
        if (!afterLast && rows.next()) {
            row++;
            return true;
        }
        afterLast = true;
        return false;
    }

    @Override
    public final void close() {
        if (!isClosed) {
            isClosed = true;
            rows.close();
            closed.run();
        }
    }

    @Override
    public final boolean isClosed() {
        return isClosed;
    }

    @Override
    public final boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return row == 0 && !afterLast && rows.hasNext();
    }

    @Override
    public final boolean isAfterLast() throws SQLException {
        checkOpen();
        return afterLast && row > 0;
    }

    @Override
    public final boolean isFirst() throws SQLException {
        checkOpen();
        return row == 1 && !afterLast;
    }

    @Override
    public final boolean isLast() throws SQLException {
        checkOpen();
        return row > 0 && !afterLast && !rows.hasNext();
    }

    @Override
    public final int getRow() throws SQLException {
        checkOpen();
        return afterLast ? 0 : (int) Math.min(row, Integer.MAX_VALUE);
    }

    /** Allowed while it is true already. */
    @Override
    public final void beforeFirst() throws SQLException {
        checkOpen();
        if (row > 0 || afterLast) {
            throw forwardOnly();
        }
    }

    /** Allowed where it is no step back. */
    @Override
    public final boolean first() throws SQLException {
        checkOpen();
        if (row > 1 || (afterLast && row > 0)) {
            throw forwardOnly();
        }
        return row == 1 || next();
    }

    @Override
    public final void afterLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean last() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean absolute(int wanted) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean relative(int steps) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public final boolean previous() throws SQLException {
        throw forwardOnly();
    }

    private static SQLException forwardOnly() {
        return Failures.notSupported("Moving other than forward");
    }

    @Override
    public final int getType() throws SQLException {
        checkOpen();
        return TYPE_FORWARD_ONLY;
    }

    @Override
    public final int getConcurrency() throws SQLException {
        checkOpen();
        return CONCUR_READ_ONLY;
    }

    @Override
    public final int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    /** Accepted as the hint that it is. */
    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction != FETCH_FORWARD) {
            throw forwardOnly();
        }
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        checkOpen();
        return FETCH_FORWARD;
    }

    /** Comes too late to change anything. */
    @Override
    public final void setFetchSize(int size) throws SQLException {
        checkOpen();
        if (size < 0) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "The fetch size must not be negative.");
        }
        fetchSize = size;
    }

    @Override
    public final int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
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
    public final boolean rowUpdated() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public final boolean rowInserted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public final boolean rowDeleted() throws SQLException {
        checkOpen();
        return false;
    }
}
