package io.nl2sql.tests.coverage;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Rows of the TPC's benchmarks, always the same, at a hundredth of their smallest scale. */
final class TpcData {
    private static final double SCALE = 0.01;

    /** Generated whole at every scale; only one row in so many is kept. */
    private static final Map<String, Integer> THINNED = Map.of("customer_demographics", 20);

    private static final Set<String> NOT_OURS = Set.of("dbgen_version");

    private TpcData() {}

    static void loadTpch(Connection connection) throws SQLException, IOException {
        for (TpchTable<?> table : TpchTable.getTables()) {
            StringBuilder lines = new StringBuilder();
            for (TpchEntity entity : table.createGenerator(SCALE, 1, 1)) {
                String line = entity.toLine();
                lines.append(line.endsWith("|") ? line.substring(0, line.length() - 1) : line)
                        .append('\n');
            }
            copy(connection, tpchName(table), lines);
        }
    }

    private static String tpchName(TpchTable<?> table) {
        return table.getTableName();
    }

    static void loadTpcds(Connection connection) throws SQLException, IOException {
        Session session = Session.getDefaultSession().withScale(SCALE).withNoSexism(true);
        for (Table table : Table.getBaseTables()) {
            if (!table.isChild() && !NOT_OURS.contains(table.getName())) {
                load(connection, table, session);
            }
        }
        addKeys(connection);
    }

    private static void load(Connection connection, Table table, Session session) throws SQLException, IOException {
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        lines.put(table.getName(), new StringBuilder());
        if (table.hasChild()) {
            lines.put(table.getChild().getName(), new StringBuilder());
        }
        List<StringBuilder> tables = new ArrayList<>(lines.values());
        int every = THINNED.getOrDefault(table.getName(), 1);
        int row = 0;
        for (List<List<String>> rows : Results.constructResults(table, session.withTable(table))) {
            if (row++ % every == 0) {
                for (int i = 0; i < rows.size(); i++) {
                    tables.get(i)
                            .append(rows.get(i).stream().map(TpcData::cell).collect(Collectors.joining("|", "", "\n")));
                }
            }
        }
        for (Map.Entry<String, StringBuilder> filled : lines.entrySet()) {
            copy(connection, filled.getKey(), filled.getValue());
        }
    }

    private static String cell(String value) {
        return value == null || value.isEmpty()
                ? "\\N"
                : value.replace("\\", "\\\\").replace("|", "\\|");
    }

    private static void copy(Connection connection, String table, StringBuilder lines)
            throws SQLException, IOException {
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        new CopyManager(connection.unwrap(BaseConnection.class))
                .copyIn("COPY " + table + " FROM stdin (DELIMITER '|')", new ByteArrayInputStream(bytes));
    }

    /** The given schema of TPC-DS has no keys: what the facts refer to is keyed by its first column. */
    private static void addKeys(Connection connection) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "SELECT table_name, column_name, ordinal_position FROM"
                                + " information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position")) {
            while (columns.next()) {
                String table = columns.getString(1);
                String column = columns.getString(2);
                boolean fact = table.endsWith("_sales") || table.endsWith("_returns") || table.equals("inventory");
                if (!fact && columns.getInt(3) == 1) {
                    statements.add("ALTER TABLE " + table + " ADD PRIMARY KEY (" + column + ")");
                } else if (fact && column.matches(".*_(item|date|customer)_sk|.*_(order|ticket)_number")) {
                    statements.add("CREATE INDEX ON " + table + " (" + column + ")");
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
