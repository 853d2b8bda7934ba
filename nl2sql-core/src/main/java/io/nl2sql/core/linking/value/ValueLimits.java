package io.nl2sql.core.linking.value;

import java.time.Duration;

/**
 * How much of a data source is read for its values.
 *
 * @param values most values, counted once for each column
 * @param perColumn most distinct values of a column, the commonest first
 * @param bytes most disk space while they are collected, approximately
 * @param timeout longest time of reading them all
 */
public record ValueLimits(long values, int perColumn, long bytes, Duration timeout) {
    private static final long FEW = 500_000;

    /** For a place without disk, where the index is kept in memory. */
    public ValueLimits inMemory() {
        return new ValueLimits(Math.min(values, FEW), perColumn, bytes, timeout);
    }
}
