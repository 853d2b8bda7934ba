package io.nl2sql.core.execution;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs queries over JDBC: extended protocol, one statement, read-only, bounded rows, bytes and time. */
public final class PostgresQueryRunner implements QueryRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresQueryRunner.class);
    private static final int FETCH_SIZE = 500;

    private final ConnectionSource connections;
    private final String zone;
    private final SqlFailures failures;
    private volatile String version = "";

    /**
     * @param connections of the data source
     * @param zone in which the database is to understand and print timestamps
     */
    public PostgresQueryRunner(ConnectionSource connections, ZoneId zone) {
        this.connections = connections;
        this.zone = literal(zone);
        this.failures = new SqlFailures();
    }

    @Override
    public boolean stream(AuthorizedQuery query, ExecutionLimits limits, Cancellation stop, RowSink sink) {
        return inTransaction(query, limits, stop, (statement, deadline) -> {
            CostCheck.check(statement.getConnection(), query, limits.maxCost());
            statement.setFetchSize(Math.min(FETCH_SIZE, limits.maxRows() + 1));
            try (Cancellation.Registration cancelling = stop.onCancel(() -> cancel(statement));
                    ResultSet rows = execute(statement, stop)) {
                return new RowReader(limits, () -> failures.check(stop, deadline)).read(rows, sink);
            }
        });
    }

    @Override
    public List<ResultColumn> describe(AuthorizedQuery query, ExecutionLimits limits, Cancellation stop) {
        return inTransaction(query, limits, stop, (statement, deadline) -> RowReader.columns(statement.getMetaData()));
    }

    @Override
    public String version() {
        if (version.isEmpty()) {
            try (Connection connection = connections.open()) {
                version = connection.getMetaData().getDatabaseProductVersion();
            } catch (SQLException e) {
                throw failures.translate(e, false);
            }
        }
        return version;
    }

    /** Something done with a prepared, bound statement before a deadline in {@link System#nanoTime()}. */
    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement, long deadline) throws SQLException;
    }

    private <T> T inTransaction(AuthorizedQuery query, ExecutionLimits limits, Cancellation stop, Work<T> work) {
        SingleStatement.check(query.sql());
        long start = System.nanoTime();
        try (Connection connection = connections.open()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            return inTransaction(connection, limits.timeout().minus(waited), stop, () -> {
                try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
                    statement.setEscapeProcessing(false);
                    ClaimBinding.bind(statement, query.parameters());
                    return work.with(statement, start + limits.total().toNanos());
                }
            });
        } catch (SQLException e) {
            throw failures.translate(e, stop.isCancelled());
        }
    }

    /** Something done on a connection. */
    @FunctionalInterface
    private interface Task<T> {
        T run() throws SQLException;
    }

    private <T> T inTransaction(Connection connection, Duration timeout, Cancellation stop, Task<T> task)
            throws SQLException {
        boolean clean = false;
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            restrict(connection, timeout);
            T result = task.run();
            reset(connection);
            clean = true;
            return result;
        } catch (SQLException e) {
            clean = isHarmless(e, stop) && isReset(connection);
            throw e;
        } catch (Nl2SqlException e) {
            clean = !stop.isCancelled() && isReset(connection);
            throw e;
        } finally {
            if (!clean) {
                connections.discard(connection);
            }
        }
    }

    /** PostgreSQL takes {@code GMT+2} and {@code +02} for places west of Greenwich, and knows no {@code Z}. */
    private static String literal(ZoneId zone) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "'UTC'" : "INTERVAL '" + offset.getId() + "' HOUR TO MINUTE";
        }
        return "'" + zone.getId() + "'";
    }

    /** Both values are typed: a number and a zone identifier, whose characters Java has checked. */
    private void restrict(Connection connection, Duration remaining) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.max(1, remaining.toMillis())
                    + "; SET LOCAL TIME ZONE " + zone);
        }
    }

    private ResultSet execute(PreparedStatement statement, Cancellation stop) throws SQLException {
        if (stop.isCancelled()) {
            throw failures.cancelled();
        }
        return statement.executeQuery();
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.warn("A statement could not be cancelled: SQLState {}", e.getSQLState());
        }
    }

    /** A late cancel request could hit the connection's next user, so only an untouched connection is kept. */
    private static boolean isHarmless(SQLException e, Cancellation stop) {
        return e.getSQLState() != null && !e.getSQLState().equals("57014") && !stop.isCancelled();
    }

    private static boolean isReset(Connection connection) {
        try {
            reset(connection);
            return true;
        } catch (SQLException e) {
            LOG.warn("A connection could not be reset and is closed: SQLState {}", e.getSQLState());
            return false;
        }
    }

    /** Leaves nothing of this user behind: settings, temporary tables, advisory locks, prepared statements. */
    private static void reset(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DISCARD ALL");
        }
    }
}
