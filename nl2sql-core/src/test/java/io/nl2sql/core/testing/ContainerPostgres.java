package io.nl2sql.core.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL of the same version in a container; Testcontainers removes it after this JVM. */
final class ContainerPostgres {
    private static final String IMAGE = "postgres:18";

    private ContainerPostgres() {}

    @SuppressWarnings("resource") // Testcontainers ends it with the JVM
    static PostgresAddress start() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust");
        container.start();
        return new PostgresAddress(container.getHost(), container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    }
}
