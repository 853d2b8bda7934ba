package io.nl2sql.tests.application;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The product, running with its demo company on free ports and a data directory of its own. Most tests share one, which
 * starts at first use and stops with the JVM.
 */
public final class RunningApplication implements AutoCloseable {
    private final LauncherProcess launcher;
    private final Path data;
    private final int httpPort;
    private final int postgresPort;

    private RunningApplication(LauncherProcess launcher, Path data, int httpPort, int postgresPort) {
        this.launcher = launcher;
        this.data = data;
        this.httpPort = httpPort;
        this.postgresPort = postgresPort;
    }

    /** The one with nothing but the demo, for tests that change no settings. */
    public static RunningApplication shared() {
        return Shared.INSTANCE;
    }

    /** A further one; whoever starts it closes it. */
    public static RunningApplication start(Map<String, String> furtherSettings) {
        Path data = temporaryDirectory();
        int httpPort = LauncherProcess.freePort();
        int postgresPort = LauncherProcess.freePort();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nl2sql.http.port", Integer.toString(httpPort));
        settings.put("nl2sql.postgres.port", Integer.toString(postgresPort));
        settings.put("nl2sql.data-dir", data.toString());
        settings.put("nl2sql.time-zone", "UTC");
        settings.put("nl2sql.rate-limit.queries", "100000");
        settings.put("nl2sql.rate-limit.sign-in", "100000");
        settings.putAll(furtherSettings);
        return new RunningApplication(LauncherProcess.start(settings).awaitReady(), data, httpPort, postgresPort);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("nl2sql-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends with a slash. */
    public URI baseUri() {
        return LauncherProcess.uri(httpPort);
    }

    /** The generated password of a demo person. */
    public String passwordOf(String person) {
        return secret("person." + person);
    }

    private String secret(String name) {
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("secrets.properties"), StandardCharsets.UTF_8)) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(name);
    }

    public Path dataDirectory() {
        return data;
    }

    public long pid() {
        return launcher.pid();
    }

    /** JDBC URL of a database of the embedded PostgreSQL. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + database;
    }

    /** The demo company's database, with nothing hidden. */
    public Connection demoAsSuperuser() throws SQLException {
        return asSuperuser("accruals");
    }

    /** The system database: history, keys. */
    public Connection systemAsSuperuser() throws SQLException {
        return asSuperuser("nl2sql");
    }

    public Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", secret("postgresql.postgres"));
    }

    /** A REST client that is signed in as a demo person. */
    public ApiClient as(String person) {
        return ApiClient.signedIn(baseUri(), person, passwordOf(person));
    }

    @Override
    public void close() {
        launcher.close();
    }

    private static final class Shared {
        static final RunningApplication INSTANCE = start(Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "stop-shared-application"));
        }
    }
}
