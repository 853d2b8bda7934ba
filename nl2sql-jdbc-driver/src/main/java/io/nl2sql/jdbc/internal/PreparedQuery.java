package io.nl2sql.jdbc.internal;

import io.nl2sql.jdbc.internal.result.Columns;
import io.nl2sql.jdbc.internal.result.ResultColumns;
import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Header;
import io.nl2sql.jdbc.internal.wire.Parameter;
import io.nl2sql.jdbc.internal.wire.QueryRequest;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text with values; what its question marks mean is the server's affair. */
final class PreparedQuery extends BoundStreams {
    private final String text;
    private final SortedMap<Integer, Parameter> parameters = new TreeMap<>();
    private Header description;

    PreparedQuery(Nl2SqlConnection connection, String text) throws SQLException {
        super(connection);
        if (text == null) {
            throw Failures.of(SqlState.SYNTAX, "There is no text to prepare.");
        }
        this.text = text;
    }

    @Override
    void bind(int index, Parameter parameter) throws SQLException {
        checkOpen();
        if (index < 1) {
            throw Failures.of(SqlState.BAD_ARGUMENT, "Parameters count from 1.");
        }
        parameters.put(index, parameter);
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        parameters.clear();
    }

    @Override
    public boolean execute() throws SQLException {
        checkOpen();
        int missing = firstMissing();
        if (missing > 0) {
            throw Failures.of(SqlState.PARAMETER_MISSING, "No value is given for parameter " + missing + ".");
        }
        return run(request());
    }

    private QueryRequest request() {
        return parameters.isEmpty()
                ? request(text)
                : request(text).withParameters(new ArrayList<>(parameters.values()));
    }

    /** 0 if there is no gap; whether they are enough is for the server to say. */
    private int firstMissing() {
        int expected = 1;
        for (int index : parameters.keySet()) {
            if (index != expected) {
                return expected;
            }
            expected++;
        }
        return 0;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        execute();
        return rows();
    }

    @Override
    public int executeUpdate() throws SQLException {
        throw readOnly();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        throw readOnly();
    }

    @Override
    public void addBatch() throws SQLException {
        throw readOnly();
    }

    /** Null for a statement without rows. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        ResultSet open = getResultSet();
        if (open != null && !open.isClosed()) {
            return open.getMetaData();
        }
        Columns columns = Columns.of(description().columns());
        return columns.count() == 0 ? null : new ResultColumns(columns);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new ParameterTypes(description().parameters(), List.copyOf(parameters.values()));
    }

    /** Asked for once; with the values if they are there, as the types of columns may hang on theirs. */
    private Header description() throws SQLException {
        if (description == null) {
            description = DescribedText.of(connection, firstMissing() == 0 ? request() : request(text));
        }
        return description;
    }

    @Override
    public boolean execute(String another) throws SQLException {
        throw otherText();
    }

    @Override
    public ResultSet executeQuery(String another) throws SQLException {
        throw otherText();
    }

    private SQLException otherText() throws SQLException {
        checkOpen();
        return Failures.of(SqlState.BAD_ARGUMENT, "A prepared statement cannot run another text.");
    }
}
