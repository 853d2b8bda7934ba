package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.linking.MemoryValueIndex;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.ValueQuery;
import io.nl2sql.core.linking.ValueReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the values that questions may name from a data source, bounded in time and number. A column that cannot be read
 * in time is passed over: its values are then not known by name, and nothing else is lost.
 */
public final class ValueLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ValueLoader.class);
    private static final int MOST_VALUES = 500_000;
    private static final int FETCH_SIZE = 2_000;
    private static final int SECONDS_PER_COLUMN = 5;

    private final ConnectionSource connections;
    private final Duration patience;

    /** @param patience for all columns together */
    public ValueLoader(ConnectionSource connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
    }

    public ValueIndex load(Catalog catalog) {
        MemoryValueIndex.Builder index = MemoryValueIndex.builder();
        long end = System.nanoTime() + patience.toNanos();
        int values = 0;
        for (ValueQuery query : ValueReader.plan(catalog)) {
            if (System.nanoTime() - end > 0 || values >= MOST_VALUES) {
                LOG.warn("Not every column of {} was read for its values: the limit is reached", catalog.dataSource());
                break;
            }
            values += read(query, index);
        }
        return index.build();
    }

    private int read(ValueQuery query, MemoryValueIndex.Builder index) {
        try (Connection connection = connections.open()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                return read(connection, query, index);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.warn(
                    "The values of {}.{} could not be read: SQLState {}",
                    query.table(),
                    query.column(),
                    e.getSQLState());
            return 0;
        }
    }

    private static int read(Connection connection, ValueQuery query, MemoryValueIndex.Builder index)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setQueryTimeout(SECONDS_PER_COLUMN);
            int values = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    index.add(query.table(), query.column(), rows.getString(1), rows.getLong(2));
                    values++;
                }
            }
            return values;
        }
    }
}
