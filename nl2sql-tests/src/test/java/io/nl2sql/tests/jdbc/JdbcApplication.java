package io.nl2sql.tests.jdbc;

import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.tests.application.RunningApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo company, and the source {@code types}, where every analyst may see a table with a column of each type. */
final class JdbcApplication {
    static final String PERSON = "ann";

    private static final String DATABASE = "jdbc_types";
    private static final String READER = "types_reader";

    private JdbcApplication() {}

    static RunningApplication application() {
        return Shared.INSTANCE;
    }

    static int port() {
        return application().baseUri().getPort();
    }

    /** URL of a data source, without properties. */
    static String url(String source) {
        return url(source, port());
    }

    static String url(String source, int port) {
        return "jdbc:nl2sql://localhost:" + port + "/" + source;
    }

    static String password() {
        return application().passwordOf(PERSON);
    }

    static Connection connect(String source) throws SQLException {
        return DriverManager.getConnection(url(source), PERSON, password());
    }

    /** The database of {@code types}, by PostgreSQL's own driver and as the same role. */
    static Connection direct() throws SQLException {
        application();
        return TestPostgres.connect(DATABASE, READER);
    }

    private static RunningApplication start() {
        try {
            TestPostgres.create(DATABASE, script());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nl2sql.datasource.types.url", TestPostgres.url(DATABASE, READER));
        settings.put("nl2sql.datasource.types.user", READER);
        settings.put("nl2sql.datasource.types.password", "unused");
        settings.put("nl2sql.datasource.types.schemas", "public");
        settings.put("nl2sql.datasource.types.access", "open");
        return RunningApplication.start(settings);
    }

    private static String script() {
        try (InputStream file = JdbcApplication.class.getResourceAsStream("types.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RunningApplication INSTANCE = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "stop-jdbc-application"));
        }
    }
}
