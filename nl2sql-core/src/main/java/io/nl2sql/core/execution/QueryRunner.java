package io.nl2sql.core.execution;

import io.nl2sql.core.guard.AuthorizedQuery;
import java.util.List;

/**
 * Runs authorized queries on one data source, in read-only transactions that are always rolled back. Thread-safe; blocks
 * its caller. Fails with an {@link io.nl2sql.core.error.Nl2SqlException} with a safe message: STATEMENT_TIMEOUT,
 * QUERY_CANCELLED, QUERY_DATA_ERROR, QUERY_TOO_EXPENSIVE, DATA_SOURCE_UNAVAILABLE or INTERNAL.
 */
public interface QueryRunner {
    /**
     * Hands the rows on as they are read.
     *
     * @return whether a cap on rows or bytes cut the result short
     */
    boolean stream(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation, RowSink sink);

    /** The columns that the query would have; nothing of it is run. */
    List<ResultColumn> describe(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation);

    /** The whole bounded result. */
    default ResultTable run(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation) {
        CollectedRows rows = new CollectedRows();
        boolean truncated = stream(query, limits, cancellation, rows);
        return rows.table(truncated);
    }

    /** The database's version, such as {@code 18.1}; empty where there is no database. Blocks its caller. */
    default String version() {
        return "";
    }
}
