package io.nl2sql.core.pipeline;

import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.execution.RowSink;
import java.util.ArrayList;
import java.util.List;

/** Hands the rows of one streamed answer on, as soon as the history says that it does. Not thread-safe. */
final class Delivery implements RowSink {
    /** Enough to tell whether the result holds nothing. */
    private static final int SAMPLE = 2;

    private final Journey journey;
    private final AnswerSink sink;
    private final Runnable begun;
    private final List<List<Object>> sample = new ArrayList<>();
    private List<ResultColumn> columns = List.of();
    private long count;

    /** @param begun called before anything is handed on; throws where that must not be */
    Delivery(Journey journey, AnswerSink sink, Runnable begun) {
        this.journey = journey;
        this.sink = sink;
        this.begun = begun;
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
        begun.run();
        journey.exit().delivering(0);
        sink.begin(journey.answered(new ResultTable(columns, List.of(), false)));
    }

    @Override
    public void row(List<Object> values) {
        count++;
        journey.exit().delivering(count);
        sink.row(values);
        if (sample.size() < SAMPLE) {
            sample.add(values);
        }
    }

    long count() {
        return count;
    }

    /** The first rows only. */
    ResultTable sample(boolean truncated) {
        return new ResultTable(columns, sample, truncated);
    }
}
