package io.nl2sql.core.testing;

import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.QueryRunner;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.execution.RowSink;
import io.nl2sql.core.guard.AuthorizedQuery;
import java.util.List;

/** A data source on the heap: whatever is asked, the same table comes of it. */
@FunctionalInterface
public interface TableRunner extends QueryRunner {
    /** What is called instead of a database. */
    ResultTable table(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation);

    static TableRunner returning(ResultTable table) {
        return (query, limits, cancellation) -> table;
    }

    @Override
    default boolean stream(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation, RowSink sink) {
        ResultTable table = table(query, limits, cancellation);
        sink.columns(table.columns());
        table.rows().forEach(sink::row);
        return table.truncated();
    }

    @Override
    default List<ResultColumn> describe(AuthorizedQuery query, ExecutionLimits limits, Cancellation cancellation) {
        return table(query, limits, cancellation).columns();
    }
}
