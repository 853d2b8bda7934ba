package io.nl2sql.jdbc.internal.wire;

import java.util.List;

/** Rows that are all here. */
public final class MemoryRows implements Rows {
    private final List<Object[]> rows;
    private int at = -1;

    public MemoryRows(List<Object[]> rows) {
        this.rows = List.copyOf(rows);
    }

    @Override
    public boolean next() {
        at++;
        return at < rows.size();
    }

    @Override
    public boolean hasNext() {
        return at + 1 < rows.size();
    }

    @Override
    public Object value(int column) {
        return rows.get(at)[column];
    }

    @Override
    public void close() {
        at = rows.size();
    }
}
