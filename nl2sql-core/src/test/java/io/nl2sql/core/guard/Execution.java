package io.nl2sql.core.guard;

import io.nl2sql.security.identity.ClaimValue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database said to a statement: columns with their types, rows as text, or the error's SQLSTATE.
 *
 * @param columns names and types
 * @param rows in the order received
 * @param state empty where there was no error
 */
public record Execution(List<String> columns, List<String> rows, String state) {
    public static Execution of(Connection connection, AuthorizedQuery query) {
        return of(connection, query.sql(), query.parameters());
    }

    public static Execution of(Connection connection, String sql, List<ClaimValue> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(5);
            statement.setMaxRows(5_000);
            for (int i = 0; i < parameters.size(); i++) {
                bind(connection, statement, i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            return new Execution(List.of(), List.of(), String.valueOf(e.getSQLState()));
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, ClaimValue value)
            throws SQLException {
        Object first =
                value.multiple() ? value.values().toArray() : value.values().get(0);
        String type =
                switch (value.type()) {
                    case TEXT -> "text";
                    case INTEGER -> "bigint";
                    case DECIMAL -> "numeric";
                    case BOOLEAN -> "boolean";
                };
        if (value.multiple()) {
            statement.setArray(at, connection.createArrayOf(type, (Object[]) first));
        } else if (first instanceof Long number) {
            statement.setLong(at, number);
        } else if (first instanceof BigDecimal number) {
            statement.setBigDecimal(at, number);
        } else {
            statement.setObject(at, first);
        }
    }

    private static Execution read(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i) + " " + meta.getColumnTypeName(i));
        }
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                cells.add(String.valueOf(rows.getString(i)));
            }
            lines.add(String.join(" | ", cells));
        }
        return new Execution(columns, lines, "");
    }

    public boolean failed() {
        return !state.isEmpty();
    }

    /** Everything that an asker could read from it. */
    public String text() {
        return String.join("\n", columns) + "\n" + String.join("\n", rows);
    }
}
