package io.nl2sql.tests.scenario;

import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.LauncherProcess;
import io.nl2sql.tests.application.RunningApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An application with databases that are not the demo's, by configuration alone: {@code lab}, which only our guard
 * protects, {@code geo}, a foreign database without policies, and {@code gone}, which cannot be reached. Limits are low,
 * so that they can be met.
 */
final class GovernedSources {
    /** The attack statements of the guard's own tests, and the database that they are aimed at. */
    static final String ATTACKS = "/io/nl2sql/core/guard/attacks/";

    static final int MAX_ROWS = 500;
    static final int TOKEN_SECONDS = 30;
    private static final String PASSWORD = "only-for-tests-1";
    private static final String NO_NATIVE_PROTECTION = """
            ALTER TABLE sales.customers DISABLE ROW LEVEL SECURITY;
            ALTER TABLE sales.customers NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE sales.orders DISABLE ROW LEVEL SECURITY;
            ALTER TABLE sales.orders NO FORCE ROW LEVEL SECURITY;
            DROP POLICY p ON sales.customers;
            DROP POLICY p ON sales.orders;
            GRANT SELECT ON ALL TABLES IN SCHEMA sales TO app_ro;
            """;
    private static final String ACCOUNTS = """
            users:
              - { username: tess, password: "PASSWORD", roles: [analyst], claims: { tenant: 1 } }
              - { username: nora, password: "PASSWORD", roles: [analyst] }
              - { username: carl, password: "PASSWORD", roles: [analyst, auditor], claims: { tenant: 1 } }
              - { username: dora, password: "PASSWORD", roles: [admin] }
              - { username: vic, password: "PASSWORD", roles: [visitor], claims: { tenant: 1 } }
            """;

    private GovernedSources() {}

    static RunningApplication application() {
        return Shared.INSTANCE;
    }

    /**
     * Tenant 1's analyst is {@code tess}; {@code nora} has no claim; {@code carl} is an auditor too, {@code dora}
     * an administrator; {@code vic} has no role that we know.
     */
    static ApiClient as(String user) {
        return as(user, application());
    }

    static ApiClient as(String user, RunningApplication application) {
        return ApiClient.signedIn(application.baseUri(), user, PASSWORD);
    }

    /** A connection of our driver; whoever opens it closes it. */
    static Connection jdbc(String user, String dataSource) throws SQLException {
        return jdbc(user, dataSource, application());
    }

    static Connection jdbc(String user, String dataSource, RunningApplication application) throws SQLException {
        String url = "jdbc:nl2sql://localhost:" + application.baseUri().getPort() + "/" + dataSource;
        return DriverManager.getConnection(url, user, PASSWORD);
    }

    /** Another one over the same databases; whoever starts it closes it. */
    static RunningApplication start(Map<String, String> furtherSettings) {
        try {
            Databases.ready();
            Map<String, String> settings = settings(Files.createTempDirectory("nl2sql-sources"));
            settings.putAll(furtherSettings);
            return RunningApplication.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream file = GovernedSources.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script is psql's: roles and a database first, then {@code \c}. */
    private static void createLab() throws SQLException {
        String[] parts = resource(ATTACKS + "setup.sql").split("\\\\c lab\\n", -1);
        try (Connection server = TestPostgres.connect("postgres", "postgres");
                Statement statement = server.createStatement()) {
            for (String command : parts[0].split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
        try (Connection lab = TestPostgres.connect("lab", "postgres");
                Statement statement = lab.createStatement()) {
            statement.execute(parts[1]);
            statement.execute(NO_NATIVE_PROTECTION);
        }
    }

    private static void createGeo() throws SQLException {
        TestPostgres.create("geo", resource("foreign/geo.sql"));
        try (Connection geo = TestPostgres.connect("geo", "postgres");
                Statement statement = geo.createStatement()) {
            statement.execute(
                    "CREATE ROLE geo_reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO geo_reader");
        }
    }

    private static Map<String, String> settings(Path directory) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        Path accounts = Files.writeString(directory.resolve("accounts.yaml"), ACCOUNTS.replace("PASSWORD", PASSWORD));
        Path policy = Files.writeString(directory.resolve("policy.yaml"), resource("lab/policy.yaml"));
        settings.put("nl2sql.local-users.file", accounts.toString());
        settings.put("nl2sql.policy.file", policy.toString());
        settings.put("nl2sql.execution.statement-timeout", "2s");
        settings.put("nl2sql.execution.max-rows", Integer.toString(MAX_ROWS));
        settings.put("nl2sql.token.lifetime", TOKEN_SECONDS + "s");
        settings.put("nl2sql.rate-limit.sign-in", "10000");
        source(settings, "lab", TestPostgres.url("lab", "app_ro"), "app_ro", "sales");
        source(settings, "geo", TestPostgres.url("geo", "geo_reader"), "geo_reader", "public");
        settings.put("nl2sql.datasource.geo.access", "open");
        source(settings, "gone", "jdbc:postgresql://127.0.0.1:" + LauncherProcess.freePort() + "/x", "x", "public");
        return settings;
    }

    private static void source(Map<String, String> settings, String name, String url, String user, String schemas) {
        settings.put("nl2sql.datasource." + name + ".url", url);
        settings.put("nl2sql.datasource." + name + ".user", user);
        settings.put("nl2sql.datasource." + name + ".password", "unused");
        settings.put("nl2sql.datasource." + name + ".schemas", schemas);
    }

    /** Made once, at first use. */
    private static final class Databases {
        static {
            try {
                createLab();
                createGeo();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static void ready() {}
    }

    private static final class Shared {
        static final RunningApplication INSTANCE = start(Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "stop-governed-sources"));
        }
    }
}
