package io.nl2sql.core.execution;

import java.time.Duration;

/**
 * Bounds of one query.
 *
 * @param timeout time on the database, to the first rows and for every further batch of rows
 * @param total time from the start to the last row
 * @param maxRows rows returned; one more is read to know whether there are more
 * @param maxBytes approximate size of the values returned
 * @param maxCost what the query may cost by PostgreSQL's estimate, infinite where nothing is to be estimated
 */
public record ExecutionLimits(Duration timeout, Duration total, int maxRows, long maxBytes, double maxCost) {
    public ExecutionLimits {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("The timeout must be positive: " + timeout);
        }
        if (total.compareTo(timeout) < 0) {
            throw new IllegalArgumentException("The total time must not be below the timeout: " + total);
        }
        if (maxRows < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("The caps on rows and bytes must be positive");
        }
        if (!(maxCost > 0)) {
            throw new IllegalArgumentException("The cap on cost must be positive: " + maxCost);
        }
    }

    /** One timeout for everything. */
    public ExecutionLimits(Duration timeout, int maxRows, long maxBytes) {
        this(timeout, timeout, maxRows, maxBytes, Double.POSITIVE_INFINITY);
    }
}
