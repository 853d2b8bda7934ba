package io.nl2sql.core.execution;

import io.nl2sql.core.linking.value.ValuePlan.TableValues;
import io.nl2sql.core.linking.value.ValueQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the planner's statistics say about columns, so that prose and serial numbers need not be read to be passed over. */
final class ValueStatistics {
    private static final String COLUMNS = """
            SELECT s.attname, s.avg_width,
                   CASE WHEN s.n_distinct >= 0 THEN s.n_distinct ELSE -s.n_distinct * greatest(c.reltuples, 0) END
            FROM pg_stats s
            JOIN pg_namespace n ON n.nspname = s.schemaname
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
            WHERE s.schemaname = ? AND s.tablename = ?
            """;
    private static final int WIDEST = 160;
    private static final int TOO_MANY = 10;

    private ValueStatistics() {}

    /**
     * The queries of columns that are neither long prose on average nor have many times more distinct values than would be
     * read, which would be any of them. Columns without statistics are read.
     */
    static List<ValueQuery> worthReading(Connection connection, TableValues table) throws SQLException {
        Set<String> useless = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.table().name().schema());
            statement.setString(2, table.table().name().table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    boolean serial = row.getDouble(3) > (double) TOO_MANY * limit(table);
                    if (serial || row.getInt(2) > WIDEST) {
                        useless.add(row.getString(1));
                    }
                }
            }
        }
        return table.columns().stream()
                .filter(query -> query.sampled() || !useless.contains(query.column()))
                .toList();
    }

    private static int limit(TableValues table) {
        return table.columns().stream().mapToInt(ValueQuery::limit).max().orElse(0);
    }
}
