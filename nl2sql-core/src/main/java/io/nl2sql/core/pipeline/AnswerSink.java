package io.nl2sql.core.pipeline;

import java.util.List;

/** Takes a streamed answer. Called by one thread after another; what it throws stops the query. */
public interface AnswerSink {
    /**
     * Called once, before the first row and after the history entry was written.
     *
     * @param head the answer so far: its columns, its warnings, no rows
     */
    void begin(Answer head);

    /** @param values one for each column, as in {@link io.nl2sql.core.execution.ResultTable} */
    void row(List<Object> values);
}
