package io.nl2sql.core.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One real PostgreSQL for all tests of a JVM, started on first use; tests make their own databases in it. */
public final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    public static int port() {
        return SERVER.getPort();
    }

    /** JDBC URL of a database; append {@code &name=value} for further driver properties. */
    public static String url(String database, String user) {
        return SERVER.getJdbcUrl(user, database);
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
