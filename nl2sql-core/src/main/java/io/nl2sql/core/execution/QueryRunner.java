package io.nl2sql.core.execution;

import io.nl2sql.core.guard.AuthorizedQuery;

/** Runs authorized queries on one data source. Thread-safe; blocks its caller. */
public interface QueryRunner {
    /**
     * Runs the query in a read-only transaction that is always rolled back.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException with a safe message: STATEMENT_TIMEOUT, QUERY_CANCELLED,
     *     QUERY_DATA_ERROR, QUERY_TOO_EXPENSIVE, DATA_SOURCE_UNAVAILABLE or INTERNAL
     */
    ResultTable run(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation);
}
