package io.nl2sql.launcher;

import io.nl2sql.launcher.demo.DemoCompany;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The embedded databases that this run needs: the system database, the demo company's, both, or none. */
final class Databases implements AutoCloseable {
    private static final String SYSTEM = "nl2sql";

    private final Optional<PostgresServer> server;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private Databases(Optional<PostgresServer> server) {
        this.server = server;
    }

    static Databases start(LaunchSettings settings, DataDirectory data, Secrets secrets, Progress progress) {
        boolean ownSystem = settings.systemUrl().isEmpty();
        if (!ownSystem && !settings.demo()) {
            return new Databases(Optional.empty());
        }
        progress.step("starting PostgreSQL");
        Databases databases = new Databases(Optional.of(PostgresServer.start(data, settings.postgresPort(), secrets)));
        try {
            databases.fill(ownSystem, settings.demo(), secrets, progress);
            return databases;
        } catch (SQLException e) {
            databases.close();
            throw new LaunchException("The embedded databases could not be prepared: " + e.getMessage(), e);
        }
    }

    private void fill(boolean system, boolean demo, Secrets secrets, Progress progress) throws SQLException {
        PostgresServer postgres = server.orElseThrow();
        progress.step("PostgreSQL is up on port " + postgres.port());
        try (Connection superuser = postgres.connect("postgres")) {
            if (system) {
                addSystem(postgres, superuser, secrets);
            }
            if (demo) {
                addDemo(postgres, superuser, secrets, progress);
            }
        }
    }

    private void addSystem(PostgresServer postgres, Connection superuser, Secrets secrets) throws SQLException {
        Roles.ensureRole(superuser, SYSTEM, secrets.apply("postgresql." + SYSTEM));
        Roles.ensureDatabase(superuser, SYSTEM, SYSTEM);
        properties.put("nl2sql.system.url", postgres.url(SYSTEM));
        properties.put("nl2sql.system.user", SYSTEM);
        properties.put("nl2sql.system.password", secrets.apply("postgresql." + SYSTEM));
    }

    private void addDemo(PostgresServer postgres, Connection superuser, Secrets secrets, Progress progress)
            throws SQLException {
        String password = secrets.apply("postgresql." + DemoCompany.READER);
        Roles.ensureRole(superuser, DemoCompany.READER, password);
        Roles.ensureDatabase(superuser, DemoCompany.DATABASE, "postgres");
        try (Connection connection = postgres.connect(DemoCompany.DATABASE)) {
            if (!DemoCompany.isLoaded(connection)) {
                progress.step("making up the demo company");
                DemoCompany.load(connection, YearMonth.now(ZoneOffset.UTC));
            }
        }
        progress.step("the demo company is there");
        properties.putAll(DemoCompany.dataSource(postgres.url(DemoCompany.DATABASE), password));
        properties.put("nl2sql.default-data-source", DemoCompany.DATABASE);
    }

    /** Where the application finds these databases, as {@code nl2sql.*} keys. */
    Map<String, String> properties() {
        return properties;
    }

    @Override
    public void close() {
        server.ifPresent(PostgresServer::close);
    }
}
