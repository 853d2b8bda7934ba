package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.security.identity.ClaimValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * What the database said to a statement.
 *
 * @param table columns and rows; empty where it failed
 * @param state the error's SQLSTATE; empty where there was none
 * @param error the error's text; for the report only
 * @param nanos from sending it to its last row
 */
record Reply(ResultTable table, String state, String error, long nanos) {
    private static final int MOST_ROWS = 300_000;

    /** @param sql as written; question marks are operators */
    static Reply of(Connection connection, String sql) {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setMaxRows(MOST_ROWS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return new Reply(read(rows), "", "", System.nanoTime() - start);
            }
        } catch (SQLException e) {
            return failed(e, start);
        }
    }

    /** @param sql with a question mark for each parameter */
    static Reply of(Connection connection, String sql, List<ClaimValue> parameters) {
        long start = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(MOST_ROWS);
            for (int i = 0; i < parameters.size(); i++) {
                bind(connection, statement, i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return new Reply(read(rows), "", "", System.nanoTime() - start);
            }
        } catch (SQLException e) {
            return failed(e, start);
        }
    }

    private static Reply failed(SQLException e, long start) {
        return new Reply(
                ResultTable.empty(), String.valueOf(e.getSQLState()), e.getMessage(), System.nanoTime() - start);
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, ClaimValue value)
            throws SQLException {
        if (value.multiple()) {
            String type =
                    switch (value.type()) {
                        case TEXT -> "text";
                        case INTEGER -> "bigint";
                        case DECIMAL -> "numeric";
                        case BOOLEAN -> "boolean";
                    };
            statement.setArray(at, connection.createArrayOf(type, value.values().toArray()));
        } else {
            statement.setObject(at, value.values().get(0));
        }
    }

    private static ResultTable read(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new ResultColumn(meta.getColumnLabel(i), ColumnType.named(meta.getColumnTypeName(i))));
        }
        List<List<Object>> all = new ArrayList<>();
        while (rows.next()) {
            List<Object> row = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                row.add(cell(rows, meta.getColumnType(i), i));
            }
            all.add(row);
        }
        return new ResultTable(columns, all, false);
    }

    /** Doubles as numbers, since their last digits depend on the order of summing; all others as exact text. */
    private static Object cell(ResultSet rows, int type, int at) throws SQLException {
        if (type == Types.DOUBLE || type == Types.REAL) {
            double value = rows.getDouble(at);
            return rows.wasNull() ? null : (Object) value;
        }
        return rows.getString(at);
    }

    boolean failed() {
        return !state.isEmpty();
    }

    List<String> columns() {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.type().name())
                .toList();
    }

    /** Columns and rows, to the last digit and in the order received. */
    boolean isSameAs(Reply other) {
        return state.equals(other.state)
                && columns().equals(other.columns())
                && table.rows().equals(other.table().rows());
    }
}
