package io.nl2sql.core.execution;

import java.time.Duration;

/**
 * Bounds of one query.
 *
 * @param timeout time on the database
 * @param maxRows rows returned; one more is read to know whether there are more
 * @param maxBytes approximate size of the values returned
 */
public record ExecutionLimits(Duration timeout, int maxRows, long maxBytes) {
    public ExecutionLimits {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("The timeout must be positive: " + timeout);
        }
        if (maxRows < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("The caps on rows and bytes must be positive");
        }
    }
}
