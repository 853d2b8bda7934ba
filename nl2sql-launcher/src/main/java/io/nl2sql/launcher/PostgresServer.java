package io.nl2sql.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A real PostgreSQL under the data directory, on the loopback interface. Everybody needs a password; the superuser's is
 * made at the first start.
 */
final class PostgresServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final String PASSWORDS_FOR_ALL = """
            # Written by NL2SQL: every connection needs a password.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String superuserPassword;

    private PostgresServer(EmbeddedPostgres server, String superuserPassword) {
        this.server = server;
        this.superuserPassword = superuserPassword;
    }

    static PostgresServer start(DataDirectory data, OptionalInt port, Secrets secrets) {
        Path directory = data.path("postgresql");
        String password = secrets.apply("postgresql." + SUPERUSER);
        LeftOverPostmaster.clear(directory);
        try {
            PostgresServer started = new PostgresServer(process(data, directory, port, password), password);
            started.demandPasswords(directory);
            return started;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new LaunchException(
                    "The embedded PostgreSQL did not start; the reason is in " + log(data)
                            + ". To start afresh, stop everything and delete " + data.path(""),
                    e);
        }
    }

    private static Path log(DataDirectory data) {
        return data.path("logs").resolve("postgresql.log");
    }

    private static EmbeddedPostgres process(DataDirectory data, Path directory, OptionalInt port, String password)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port.isPresent() ? port.getAsInt() : Ports.anyFree())
                .setOverrideWorkingDirectory(data.path("postgresql-binaries").toFile())
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                // The same order and messages on every machine, whatever its language.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                // The library's defaults are for tests: they may lose what was committed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                .setConnectConfig("password", password)
                .setOutputRedirector(Redirect.appendTo(log(data).toFile()))
                .setErrorRedirector(Redirect.appendTo(log(data).toFile()))
                .start();
    }

    private void demandPasswords(Path directory) throws IOException, SQLException {
        Path rules = directory.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(PASSWORDS_FOR_ALL)) {
            return;
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            Roles.setPassword(connection, SUPERUSER, superuserPassword);
            Files.writeString(rules, PASSWORDS_FOR_ALL);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    int port() {
        return server.getPort();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** As superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, superuserPassword);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }
}
