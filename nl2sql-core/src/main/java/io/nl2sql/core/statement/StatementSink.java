package io.nl2sql.core.statement;

import java.util.List;

/** Takes the result of a statement. Called by one thread after another; what it throws stops the query. */
public interface StatementSink {
    /** Called once, before the first row. */
    void begin(Heading heading);

    /** @param values one for each column, as in {@link io.nl2sql.core.execution.ResultTable} */
    void row(List<Object> values);
}
