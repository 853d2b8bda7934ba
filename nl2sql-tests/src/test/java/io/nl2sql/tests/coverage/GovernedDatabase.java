package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A database of a corpus, governed twice: by rules of ours, and by PostgreSQL's own policies and views that say the same.
 * One connection, that of a superuser, who takes one of two roles for each statement; for one thread.
 */
final class GovernedDatabase implements AutoCloseable {
    /** Row-level security holds for it. */
    static final String SECURED = "coverage_secured";
    /** Reads raw tables; only what the guard wrote is run as this role. */
    static final String GUARDED = "coverage_guarded";

    private static final String SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <>"
            + " 'information_schema' ORDER BY nspname = 'public', nspname";

    private final Connection connection;
    private final Map<TableName, TableRule> rules = new HashMap<>();
    private final List<String> schemas;

    private GovernedDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        this.schemas = strings(SCHEMAS);
    }

    static GovernedDatabase of(DatabaseScript script) throws IOException, SQLException {
        TestPostgres.create(script.name(), roles());
        Connection connection = TextConnection.open(script.name());
        script.load(connection);
        GovernedDatabase database = new GovernedDatabase(connection);
        database.govern();
        return database;
    }

    private static String roles() {
        return role(SECURED, "NOBYPASSRLS") + role(GUARDED, "BYPASSRLS");
    }

    private static String role(String name, String right) {
        return "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + name + "') THEN CREATE ROLE "
                + name + " " + right + "; END IF; END $$;";
    }

    private void govern() throws SQLException {
        RowConditions conditions = new RowConditions(connection);
        for (Table table : catalog(schemas).tables()) {
            boolean plain = table.kind() == Table.Kind.TABLE || table.kind() == Table.Kind.PARTITIONED_TABLE;
            rules.put(
                    table.name(),
                    plain
                            ? TableRule.of(table, conditions.choose(table))
                            : new TableRule(table, Optional.empty(), Map.of()));
        }
        for (String schema : schemas) {
            execute("CREATE SCHEMA " + Token.quoted(Side.MASKS.nativeSchema(schema)));
        }
        for (TableRule rule : rules.values()) {
            for (String statement : rule.nativeStatements(SECURED)) {
                execute(statement);
            }
        }
        for (String schema : schemas) {
            for (String granted : List.of(schema, Side.MASKS.nativeSchema(schema))) {
                String name = Token.quoted(granted);
                execute("GRANT USAGE ON SCHEMA " + name + " TO " + SECURED + ", " + GUARDED);
                execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + name + " TO " + SECURED + ", " + GUARDED);
            }
        }
        execute("SET jit = off");
    }

    private Catalog catalog(List<String> searchPath) throws SQLException {
        return new CatalogReader("coverage", searchPath).read(connection);
    }

    /** @param searchPath empty for every schema */
    Scope scope(List<String> searchPath, Side side) throws SQLException {
        List<String> path = searchPath.isEmpty() ? schemas : searchPath;
        Principal asker = new Principal("asker", Set.of(), Claims.none());
        VisibleCatalog catalog = VisibleCatalog.of(catalog(path), new Rules(side), asker);
        List<String> nativePath = path.stream().map(side::nativeSchema).toList();
        return new Scope(side.title(), connection, catalog, settings(SECURED, nativePath), settings(GUARDED, path));
    }

    private static List<String> settings(String role, List<String> path) {
        String names = String.join(", ", path.stream().map(Token::quoted).toList());
        return List.of("SET LOCAL search_path = " + names, "SET LOCAL ROLE " + role);
    }

    /** What its rules hide. */
    HiddenRows hiddenRows() {
        return new HiddenRows(connection, List.copyOf(rules.values()));
    }

    /** How many tables have a condition of each shape. */
    Map<String, Integer> shapes() {
        Map<String, Integer> shapes = new TreeMap<>();
        rules.values()
                .forEach(rule ->
                        shapes.merge(rule.rows().map(RowCondition::shape).orElse("none"), 1, Integer::sum));
        return shapes;
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private final class Rules implements PolicySet {
        private final Side side;

        Rules(Side side) {
            this.side = side;
        }

        @Override
        public String version() {
            return side.title();
        }

        @Override
        public TableAccess accessTo(TableName table, Principal principal) {
            return rules.get(table).access(side);
        }
    }
}
