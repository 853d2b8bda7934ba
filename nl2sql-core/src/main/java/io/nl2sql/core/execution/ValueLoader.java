package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.linking.value.LuceneValueIndex;
import io.nl2sql.core.linking.value.ValueLimits;
import io.nl2sql.core.linking.value.ValuePlan;
import io.nl2sql.core.linking.value.ValuePlan.TableValues;
import io.nl2sql.core.linking.value.ValueProgress.Problem;
import io.nl2sql.core.linking.value.ValueQuery;
import io.nl2sql.core.linking.value.ValueStore;
import io.nl2sql.core.linking.value.ValueWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the values that questions may name from a data source: table by table in short read-only transactions, a few
 * thousand rows at a time, bounded in time, number and disk space. A column that cannot be read in time is passed over: its
 * values are then not known by name, and nothing else is lost.
 */
public final class ValueLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ValueLoader.class);
    private static final String NEXT = "next";
    private static final int FETCH_SIZE = 2_000;
    private static final int SECONDS_PER_COLUMN = 5;
    private static final int TABLES_BETWEEN_LOOKS = 16;
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(10);

    private final ConnectionSource connections;
    private final ValueLimits limits;
    private final Duration betweenCheckpoints;

    public ValueLoader(ConnectionSource connections, ValueLimits limits) {
        this(connections, limits, BETWEEN_CHECKPOINTS);
    }

    ValueLoader(ConnectionSource connections, ValueLimits limits, Duration betweenCheckpoints) {
        this.connections = connections;
        this.limits = limits;
        this.betweenCheckpoints = betweenCheckpoints;
    }

    /** Told after each table. */
    @FunctionalInterface
    public interface Listener {
        /** @return whether to go on */
        boolean read(int tables, long values);
    }

    /** Reads all columns into memory, as far as the limits go: for few values. */
    public LuceneValueIndex load(Catalog catalog) {
        ValuePlan plan = ValuePlan.of(catalog, (table, column) -> true, limits.perColumn());
        ValueStore memory = new ValueStore(Optional.empty(), Clock.systemUTC());
        try {
            ValueWriter writer = memory.building(plan.digest());
            load(plan, writer, memory.state(plan.digest()), (tables, values) -> true);
            return memory.publish(writer, plan.digest()).index();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing in memory cannot fail", e);
        }
    }

    /**
     * Goes on behind the tables that the writer already has.
     *
     * @param state for checkpoints
     * @return what kept it from reading everything
     * @throws InterruptedIOException where the listener stopped it; what was read is kept in a checkpoint
     * @throws Nl2SqlException where the database does not answer; what was read since the last checkpoint is lost
     */
    public Optional<Problem> load(ValuePlan plan, ValueWriter writer, Map<String, String> state, Listener listener)
            throws IOException {
        List<TableValues> tables = plan.tables();
        long begun = System.nanoTime();
        long kept = begun;
        int read = Integer.parseInt(writer.state().getOrDefault(NEXT, "0"));
        while (read < tables.size()) {
            Optional<Problem> problem = problem(writer, read, System.nanoTime() - begun);
            if (problem.isPresent()) {
                return problem;
            }
            read(tables.get(read), writer);
            read++;
            boolean stopped = !listener.read(read, writer.count());
            if (stopped || System.nanoTime() - kept > betweenCheckpoints.toNanos()) {
                keep(writer, state, read);
                kept = System.nanoTime();
            }
            if (stopped) {
                throw new InterruptedIOException("Reading values was stopped after " + read + " tables");
            }
        }
        return Optional.empty();
    }

    private static void keep(ValueWriter writer, Map<String, String> state, int read) throws IOException {
        Map<String, String> here = new HashMap<>(state);
        here.put(NEXT, String.valueOf(read));
        writer.checkpoint(here);
    }

    private Optional<Problem> problem(ValueWriter writer, int read, long nanos) throws IOException {
        if (nanos > limits.timeout().toNanos()) {
            return Optional.of(Problem.VALUES_LATE);
        }
        boolean full = writer.count() >= limits.values()
                || read % TABLES_BETWEEN_LOOKS == 0 && writer.size() >= limits.bytes();
        return full ? Optional.of(Problem.VALUES_CUT_SHORT) : Optional.empty();
    }

    private void read(TableValues table, ValueWriter writer) throws IOException {
        try (Connection connection = connections.open()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                List<ValueQuery> queries = ValueStatistics.worthReading(connection, table);
                for (ValueQuery query : queries) {
                    read(connection, query, writer);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new SqlFailures().translate(e, false);
        }
    }

    private void read(Connection connection, ValueQuery query, ValueWriter writer) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setQueryTimeout(SECONDS_PER_COLUMN);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next() && writer.count() < limits.values()) {
                    writer.add(query.table(), query.column(), rows.getString(1), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            if (SqlFailures.isUnavailable(e)) {
                throw e;
            }
            LOG.warn(
                    "The values of {}.{} could not be read: SQLState {}",
                    query.table(),
                    query.column(),
                    e.getSQLState());
            connection.rollback();
        }
    }
}
