package io.nl2sql.tests.noninterference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Gives one database what the planner knows about another one, so that both are planned alike. Needs PostgreSQL 18. */
final class PlannerStatistics {
    private static final List<String> OF_COLUMNS = List.of(
            "null_frac real",
            "avg_width integer",
            "n_distinct real",
            "most_common_vals text",
            "most_common_freqs real[]",
            "histogram_bounds text",
            "correlation real",
            "most_common_elems text",
            "most_common_elem_freqs real[]",
            "elem_count_histogram real[]");

    private PlannerStatistics() {}

    /** @param to connection of a superuser */
    static void copy(Connection from, Connection to, String schema) throws SQLException {
        copyTables(from, to, schema);
        copyColumns(from, to, schema);
    }

    /** Its own number of pages with the other's number of rows: the planner scales by what the file really has. */
    private static void copyTables(Connection from, Connection to, String schema) throws SQLException {
        String read = "SELECT c.relname, c.reltuples FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relkind IN ('r', 'm', 'i') AND c.reltuples > 0";
        String write = "SELECT pg_restore_relation_stats('schemaname', ?::text, 'relname', ?::text, 'relpages',"
                + " greatest(pg_relation_size(format('%I.%I', ?::text, ?::text)::regclass) / 8192, 1)::int, 'reltuples',"
                + " ?::real)";
        try (PreparedStatement source = from.prepareStatement(read);
                PreparedStatement target = to.prepareStatement(write)) {
            source.setString(1, schema);
            try (ResultSet tables = source.executeQuery()) {
                while (tables.next()) {
                    for (int at : List.of(1, 3)) {
                        target.setString(at, schema);
                        target.setString(at + 1, tables.getString(1));
                    }
                    target.setString(5, tables.getString(2));
                    target.executeQuery().close();
                }
            }
        }
    }

    private static void copyColumns(Connection from, Connection to, String schema) throws SQLException {
        StringBuilder read = new StringBuilder("SELECT tablename, attname, inherited");
        StringBuilder write = new StringBuilder("SELECT pg_restore_attribute_stats('schemaname', '" + schema
                + "', 'relname', ?::text, 'attname', ?::text, 'inherited', ?::boolean");
        for (String column : OF_COLUMNS) {
            String[] words = column.split(" ", -1);
            read.append(", ").append(words[0]).append("::text");
            write.append(", '").append(words[0]).append("', ?::").append(words[1]);
        }
        try (Statement source = from.createStatement();
                ResultSet columns = source.executeQuery(read + " FROM pg_stats WHERE schemaname = '" + schema + "'");
                PreparedStatement target = to.prepareStatement(write + ")")) {
            while (columns.next()) {
                for (int i = 1; i <= OF_COLUMNS.size() + 3; i++) {
                    target.setString(i, columns.getString(i));
                }
                target.executeQuery().close();
            }
        }
    }
}
