package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.tests.coverage.Corpus.Written;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * PostgreSQL's own regression scripts: each is run in a database of its own, and every query in it is also sent through the
 * guard at its place, with everything visible.
 */
final class Regress {
    private static final String SETUP = "test_setup.sql";
    private static final String BASE = "coverage_regress_base";
    private static final String DATABASE = "coverage_regress";
    private static final String SCHEMAS =
            "SELECT name FROM unnest(current_schemas(true)) AS name WHERE name <> 'pg_catalog'"
                    + " UNION ALL (SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND"
                    + " NOT nspname = ANY (current_schemas(true)) ORDER BY nspname)";
    /** The driver closes a connection that writes dates in any way but ISO. */
    private static final Pattern OTHER_DATES = Pattern.compile("(?i)^set\\s+datestyle\\b.*(postgres|sql|german)");

    private final Path directory;
    private final Trial trial;

    Regress(Path directory, Trial trial) {
        this.directory = directory;
        this.trial = trial;
    }

    List<Result> measure(PrintStream out) throws IOException, SQLException {
        TestPostgres.create(BASE, "GRANT ALL ON SCHEMA public TO public");
        try (Connection connection = TestPostgres.connect(BASE, "postgres")) {
            for (PsqlScript.Part part :
                    PsqlScript.read(directory.resolve(SETUP)).parts()) {
                DatabaseScript.attempt(part, directory, connection);
            }
        }
        List<Result> results = new ArrayList<>();
        for (Path script : scripts()) {
            copyBase();
            try (Connection connection = TextConnection.open(DATABASE)) {
                long start = System.nanoTime();
                List<Result> own = new Script(script, connection).results();
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(Locale.ROOT, "%s: %d queries, %.1f s%n", script.getFileName(), own.size(), seconds);
                results.addAll(own);
            }
        }
        return results;
    }

    private List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql") && !file.endsWith(SETUP))
                    .sorted()
                    .toList();
        }
    }

    private static void copyBase() throws SQLException {
        try (Connection admin = TestPostgres.connect("postgres", "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + DATABASE + " TEMPLATE " + BASE);
        }
    }

    private final class Script {
        private final Path file;
        private final Connection connection;
        private final RegressKinds kinds = new RegressKinds();
        private Scope scope;

        Script(Path file, Connection connection) {
            this.file = file;
            this.connection = connection;
        }

        List<Result> results() throws IOException, SQLException {
            List<Result> results = new ArrayList<>();
            for (PsqlScript.Part part : PsqlScript.read(file).parts()) {
                if (OTHER_DATES.matcher(part.sql()).find()) {
                    continue;
                }
                if (!kinds.isQuery(part.sql())) {
                    kinds.learn(part.sql());
                    DatabaseScript.attempt(part, directory, connection);
                    scope = null;
                } else if (state() != TransactionState.FAILED) {
                    results.add(result(part));
                }
            }
            return results;
        }

        private TransactionState state() throws SQLException {
            return connection.unwrap(BaseConnection.class).getTransactionState();
        }

        private Result result(PsqlScript.Part part) throws IOException, SQLException {
            if (scope == null) {
                scope = scope();
            }
            String id = file.getFileName() + ":" + part.line();
            Result result = trial.of(kinds.kind(part.sql()), new Written(id, part.sql()), scope);
            if (!result.verdict().isAccepted()) {
                DatabaseScript.attempt(part, directory, connection);
                scope = null;
            }
            return result;
        }

        private Scope scope() throws SQLException {
            List<String> schemas = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(SCHEMAS)) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
            VisibleCatalog catalog = OpenPolicies.catalog(connection, schemas);
            return new Scope("everything visible", connection, catalog, List.of(), List.of());
        }
    }
}
