package io.nl2sql.tests.evaluation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.execution.ConnectionSource;
import io.nl2sql.core.execution.DriverOptions;
import io.nl2sql.core.execution.PostgresQueryRunner;
import io.nl2sql.core.execution.QueryRunner;
import io.nl2sql.core.execution.ValueLoader;
import io.nl2sql.core.linking.value.ValueLimits;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.security.policy.PolicyBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** One database of the questions, read as the product reads a data source with {@code access=open}. */
final class EvaluatedDatabase implements ConnectionSource, AutoCloseable {
    private static final long MOST_BYTES = 64_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ValueLimits VALUES = new ValueLimits(500_000, 20_000, Long.MAX_VALUE, Duration.ofSeconds(30));

    private final String name;
    private final HikariDataSource pool;

    private EvaluatedDatabase(String name, HikariDataSource pool) {
        this.name = name;
        this.pool = pool;
    }

    /** @throws EvaluationException where there is no connection to be had, saying why */
    static EvaluatedDatabase connect(String name, Options options) {
        try {
            return new EvaluatedDatabase(name, new HikariDataSource(pool(name, options)));
        } catch (HikariPool.PoolInitializationException e) {
            throw unreadable(name, e);
        }
    }

    private static HikariConfig pool(String name, Options options) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(options.url().replace("{db}", name.toLowerCase(Locale.ROOT)));
        options.user().ifPresent(config::setUsername);
        options.password().ifPresent(config::setPassword);
        config.setReadOnly(true);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(options.parallel());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(1);
        DriverOptions.bounded(options.timeout(), MOST_BYTES).forEach(config::addDataSourceProperty);
        return config;
    }

    static long mostBytes() {
        return MOST_BYTES;
    }

    /**
     * Everything that can be asked, values included.
     *
     * @throws EvaluationException saying why it cannot be asked
     */
    GovernedSource read() {
        Catalog catalog = catalog();
        return new GovernedSource(
                catalog,
                PolicyBook.empty().forDataSource(name, PolicyBook.Access.OPEN),
                new ValueLoader(this, VALUES).load(catalog),
                runner());
    }

    QueryRunner runner() {
        return new PostgresQueryRunner(this, ZoneId.of("UTC"));
    }

    private Catalog catalog() {
        try (Connection connection = open()) {
            List<String> schemas = QuestionSchemas.of(connection);
            Catalog catalog = new CatalogReader(name, schemas).read(connection);
            if (catalog.tables().isEmpty()) {
                throw new EvaluationException("The database of " + name + " has no table that the user can read in "
                        + String.join(", ", schemas) + ". Was it loaded, and is the template right?");
            }
            return catalog;
        } catch (SQLException e) {
            throw unreadable(name, e);
        }
    }

    /** The pool wraps what the driver says. */
    private static EvaluationException unreadable(String name, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new EvaluationException("The database of " + name + " cannot be read: " + root.getMessage());
    }

    @Override
    public Connection open() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void discard(Connection connection) {
        pool.evictConnection(connection);
    }

    @Override
    public void close() {
        pool.close();
    }
}
