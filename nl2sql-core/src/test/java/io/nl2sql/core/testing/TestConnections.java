package io.nl2sql.core.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.nl2sql.core.execution.ConnectionSource;
import io.nl2sql.core.execution.DriverOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A pool as the application makes it, with one connection, so that each user gets the one before's. */
public final class TestConnections implements ConnectionSource, AutoCloseable {
    private static final long MOST_BYTES = 10_000_000;

    private final HikariDataSource pool;

    public TestConnections(String database, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestPostgres.url(database, user));
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setReadOnly(true);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        DriverOptions.bounded(Duration.ofSeconds(15), MOST_BYTES).forEach(config::addDataSourceProperty);
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

    /** Connections that are lent out; 0 unless somebody leaked one. */
    public int lent() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
