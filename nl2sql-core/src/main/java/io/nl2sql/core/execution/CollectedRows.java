package io.nl2sql.core.execution;

import java.util.ArrayList;
import java.util.List;

/** Keeps a result on the heap. Not thread-safe. */
final class CollectedRows implements RowSink {
    private final List<List<Object>> rows = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
    }

    @Override
    public void row(List<Object> values) {
        rows.add(values);
    }

    ResultTable table(boolean truncated) {
        return new ResultTable(columns, rows, truncated);
    }
}
