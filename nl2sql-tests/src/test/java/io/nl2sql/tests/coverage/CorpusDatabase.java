package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A database made from scripts on the embedded PostgreSQL, all of which the asker may see.
 *
 * @param connection its search path holds every schema of the scripts
 * @param catalog what the asker sees
 */
record CorpusDatabase(Connection connection, VisibleCatalog catalog) implements AutoCloseable {
    private static final String NAME = "coverage";
    private static final String SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <>"
            + " 'information_schema' ORDER BY nspname = 'public', nspname";

    static CorpusDatabase of(Path scripts) throws IOException, SQLException {
        TestPostgres.create(NAME, "SELECT 1");
        Connection connection = TestPostgres.connect(NAME, "postgres");
        for (Path script : files(scripts)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(script, StandardCharsets.UTF_8));
            }
        }
        List<String> schemas = schemas(connection);
        Catalog catalog = new CatalogReader(NAME, schemas).read(connection);
        Principal asker = new Principal("asker", Set.of(), Claims.none());
        return new CorpusDatabase(connection, VisibleCatalog.of(catalog, new Everything(), asker));
    }

    private static List<Path> files(Path scripts) throws IOException {
        if (!Files.isDirectory(scripts)) {
            return List.of(scripts);
        }
        try (Stream<Path> files = Files.list(scripts)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> schemas(Connection connection) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet names = statement.executeQuery(SCHEMAS)) {
                while (names.next()) {
                    schemas.add(names.getString(1));
                }
            }
            statement.execute("SET search_path = \"" + String.join("\", \"", schemas) + '"');
            statement.execute("SET statement_timeout = '10s'");
        }
        return schemas;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static final class Everything implements PolicySet {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public TableAccess accessTo(TableName table, Principal principal) {
            return new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible());
        }
    }
}
