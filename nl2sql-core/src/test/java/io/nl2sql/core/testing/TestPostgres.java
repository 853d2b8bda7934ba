package io.nl2sql.core.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;

/**
 * One real PostgreSQL for all tests of a JVM, started on first use; tests make their own databases in it. It is a container
 * where a Docker engine answers and the embedded binaries elsewhere; the system property {@code nl2sql.test.postgres}
 * ({@code container} or {@code embedded}) decides otherwise.
 */
public final class TestPostgres {
    private static final Logger LOG = Logger.getLogger(TestPostgres.class.getName());
    private static final PostgresAddress SERVER = start();

    private TestPostgres() {}

    private static PostgresAddress start() {
        PostgresOrigin origin =
                PostgresOrigin.choose(System.getProperty(PostgresOrigin.PROPERTY, ""), ContainerEngine::answers);
        LOG.info(() -> "The PostgreSQL of these tests: " + origin + "; choose with -D" + PostgresOrigin.PROPERTY);
        return origin.start();
    }

    public static int port() {
        return SERVER.port();
    }

    /** JDBC URL of a database; append {@code &name=value} for further driver properties. */
    public static String url(String database, String user) {
        return SERVER.url(database, user);
    }

    public static Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(url(database, user));
    }

    /** Drops and creates the database, then runs the script in it as superuser. */
    public static void create(String database, String script) throws SQLException {
        try (Connection admin = connect("postgres", "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + database);
        }
        try (Connection connection = connect(database, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }
}
