package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.NlStatement;
import io.nl2sql.jdbc.internal.result.Columns;
import io.nl2sql.jdbc.internal.result.RowsResultSet;
import io.nl2sql.jdbc.internal.result.Unwrapping;
import io.nl2sql.jdbc.internal.result.WarningChain;
import io.nl2sql.jdbc.internal.wire.Call;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Header;
import io.nl2sql.jdbc.internal.wire.QueryRequest;
import io.nl2sql.jdbc.internal.wire.Rows;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Runs one text at a time, question or SQL. One thread runs it; any thread may cancel or close it. */
class QueryStatement extends ReadingStatement implements NlStatement {
    private static final int NOTHING = -1;

    final Nl2SqlConnection connection;

    private volatile Call call;
    private volatile boolean closed;
    private volatile RowsResultSet result;
    private int updateCount = NOTHING;
    private Optional<String> generatedSql = Optional.empty();

    QueryStatement(Nl2SqlConnection connection) {
        super(connection.settings());
        this.connection = connection;
    }

    @Override
    final void checkOpen() throws SQLException {
        connection.checkOpen();
        if (closed) {
            throw Failures.of(SqlState.OBJECT_CLOSED, "The statement is closed.");
        }
    }

    @Override
    public boolean execute(String text) throws SQLException {
        checkOpen();
        if (text == null) {
            throw Failures.of(SqlState.SYNTAX, "There is no text to run.");
        }
        return run(request(text));
    }

    @Override
    public ResultSet executeQuery(String text) throws SQLException {
        execute(text);
        return rows();
    }

    final ResultSet rows() throws SQLException {
        if (result == null) {
            throw Failures.of("02000", "The statement has no rows; run it with execute().");
        }
        return result;
    }

    /**
     * Runs it up to the header, or to the end if it has no rows.
     *
     * @return whether it has rows
     */
    final boolean run(QueryRequest request) throws SQLException {
        WarningChain rowWarnings = new WarningChain();
        Header header = begin(request, rowWarnings);
        Columns columns = Columns.of(header.columns());
        Call running = call;
        if (columns.count() == 0) {
            finish(running, header);
            updateCount = 0;
            return false;
        }
        result = new RowsResultSet(columns, running.rows(header), this, rowWarnings, () -> completed(running));
        return true;
    }

    /** Columns and parameters of a text that is not run. */
    final Header describe(QueryRequest request) throws SQLException {
        Header header = begin(request.describing(), new WarningChain());
        finish(call, header);
        return header;
    }

    private Header begin(QueryRequest request, WarningChain rowWarnings) throws SQLException {
        closeResult();
        warnings.clear();
        updateCount = NOTHING;
        generatedSql = Optional.empty();
        Call next = connection.server().call(request, list -> {
            warnings.add(list);
            rowWarnings.add(list);
        });
        call = next;
        boolean begun = false;
        try {
            Header header = next.run();
            generatedSql = header.generatedSql();
            warnings.add(header.warnings());
            begun = true;
            return header;
        } finally {
            if (!begun) {
                call = null;
            }
        }
    }

    /** Reads to the end, where a failure would be said. */
    private void finish(Call running, Header header) throws SQLException {
        Rows rows = running.rows(header);
        try {
            while (rows.next()) {
                // Rows without columns are of no use.
            }
        } finally {
            rows.close();
            call = null;
        }
    }

    private void completed(Call ended) {
        if (call == ended) {
            call = null;
            if (closesOnCompletion()) {
                close();
            }
        }
    }

    private void closeResult() {
        RowsResultSet open = result;
        result = null;
        if (open != null) {
            call = null;
            open.close();
        }
    }

    @Override
    public final ResultSet getResultSet() throws SQLException {
        checkOpen();
        return result;
    }

    @Override
    public final int getUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public final long getLargeUpdateCount() throws SQLException {
        return getUpdateCount();
    }

    @Override
    public final boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    /** There are never more. */
    @Override
    public final boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        updateCount = NOTHING;
        if (current == KEEP_CURRENT_RESULT) {
            result = null;
        } else {
            closeResult();
        }
        return false;
    }

    @Override
    public final void cancel() throws SQLException {
        checkOpen();
        Call running = call;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public final void close() {
        if (closed) {
            return;
        }
        closed = true;
        Call running = call;
        RowsResultSet open = result;
        if (open != null) {
            open.close();
        } else if (running != null) {
            running.close();
        }
        connection.forget(this);
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    @Override
    public final Optional<String> generatedSql() throws SQLException {
        checkOpen();
        return generatedSql;
    }

    @Override
    public final Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    @Override
    public final <T> T unwrap(Class<T> face) throws SQLException {
        return Unwrapping.unwrap(this, face);
    }

    @Override
    public final boolean isWrapperFor(Class<?> face) {
        return face.isInstance(this);
    }
}
