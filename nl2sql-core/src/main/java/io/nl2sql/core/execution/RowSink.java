package io.nl2sql.core.execution;

import java.util.List;

/** Takes a result row by row, in the thread that reads it. What it throws stops the reading and reaches the caller. */
public interface RowSink {
    /** Called once, before the first row. */
    void columns(List<ResultColumn> columns);

    /** @param values one for each column, as in {@link ResultTable}; not changed afterwards */
    void row(List<Object> values);
}
