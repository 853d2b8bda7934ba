package io.nl2sql.ejb.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.nl2sql.core.execution.ConnectionSource;
import io.nl2sql.core.execution.DriverOptions;
import io.nl2sql.core.settings.DataSourceSettings;
import io.nl2sql.core.settings.Secret;
import io.nl2sql.core.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Pooled connections to one data source, made when first needed. */
final class SourcePool implements ConnectionSource, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration LIFETIME = Duration.ofMinutes(25);

    private final HikariDataSource pool;

    SourcePool(DataSourceSettings settings, Settings.Execution limits) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("nl2sql-" + settings.name());
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password().map(Secret::value).ifPresent(config::setPassword);
        config.setReadOnly(true);
        config.setAutoCommit(true);
        config.setMinimumIdle(settings.minIdle());
        config.setMaximumPoolSize(settings.maxPoolSize());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        DriverOptions.bounded(limits.statementTimeout(), limits.maxBytes()).forEach(config::addDataSourceProperty);
        this.pool = new HikariDataSource(config);
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
