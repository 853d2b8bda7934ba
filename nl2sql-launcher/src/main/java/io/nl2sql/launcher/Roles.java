package io.nl2sql.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Roles and databases of the embedded PostgreSQL. Each method may be repeated. */
final class Roles {
    private Roles() {}

    /** A role that may sign in and holds nothing else. */
    static void ensureRole(Connection superuser, String role, String password) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(superuser, "CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS", role);
        }
        setPassword(superuser, role, password);
    }

    static void setPassword(Connection superuser, String role, String password) throws SQLException {
        execute(superuser, "ALTER ROLE %I PASSWORD %L", role, password);
    }

    static void ensureDatabase(Connection superuser, String database, String owner) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute(superuser, "CREATE DATABASE %I OWNER %I", database, owner);
        }
        execute(superuser, "REVOKE ALL ON DATABASE %I FROM PUBLIC", database);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Lets the server quote the names, since a role or a password cannot be a bind parameter here. */
    private static void execute(Connection connection, String format, String... parts) throws SQLException {
        try (PreparedStatement quoting =
                        connection.prepareStatement("SELECT format(?" + ", ?".repeat(parts.length) + ")");
                Statement statement = connection.createStatement()) {
            quoting.setString(1, format);
            for (int i = 0; i < parts.length; i++) {
                quoting.setString(i + 2, parts[i]);
            }
            try (ResultSet quoted = quoting.executeQuery()) {
                quoted.next();
                statement.execute(quoted.getString(1));
            }
        }
    }
}
