package io.nl2sql.web.jdbc;

import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.statement.Ending;
import io.nl2sql.core.statement.Heading;
import java.util.List;
import java.util.UUID;

/** Writes whole frames, and rows into a frame that is closed when it is full or nothing more comes. Not thread-safe. */
final class Frames {
    static final String MEDIA_TYPE = "application/vnd.nl2sql.frames";

    private static final int VERSION = 1;
    private static final int MOST_COUNTED = 0xFFFF;

    private final FrameBytes bytes;
    private int rowsFrame = -1;
    private int rows;

    Frames(int capacity) {
        this.bytes = new FrameBytes(capacity);
    }

    /** What was written; no frame is open in it. */
    FrameBytes closed() {
        closeRows();
        return bytes;
    }

    void clear() {
        bytes.clear();
        rowsFrame = -1;
        rows = 0;
    }

    int size() {
        return bytes.size();
    }

    /** Rows in the open frame. */
    int rows() {
        return rowsFrame < 0 ? 0 : rows;
    }

    void header(UUID id, Heading heading) {
        int start = open('H');
        bytes.u8(VERSION);
        bytes.string(id.toString());
        bytes.u8(heading.kind().ordinal());
        bytes.string(heading.generatedSql());
        bytes.u16(Math.min(heading.parameters(), MOST_COUNTED));
        warnings(Warning.all(heading.notices()));
        columns(heading.columns());
        close(start);
    }

    private void columns(List<ResultColumn> columns) {
        bytes.u16(columns.size());
        for (ResultColumn column : columns) {
            bytes.string(column.name());
            bytes.string(column.type().name());
        }
    }

    private void warnings(List<Warning> warnings) {
        int count = Math.min(warnings.size(), MOST_COUNTED);
        bytes.u16(count);
        for (Warning warning : warnings.subList(0, count)) {
            bytes.string(warning.sqlState());
            bytes.string(warning.message());
        }
    }

    void row(List<Object> values) {
        if (rowsFrame < 0) {
            rowsFrame = open('R');
            bytes.u32(0);
            rows = 0;
        }
        rows++;
        for (int i = 0; i < values.size(); i++) {
            ValueEncoder.write(values.get(i), bytes);
        }
    }

    private void closeRows() {
        if (rowsFrame >= 0) {
            bytes.u32(rowsFrame + 5, rows);
            int start = rowsFrame;
            rowsFrame = -1;
            close(start);
        }
    }

    void keepAlive() {
        close(open('K'));
    }

    void end(Ending ending) {
        int start = open('E');
        bytes.i64(ending.rows());
        bytes.u8(ending.truncated() ? 1 : 0);
        warnings(Warning.all(ending));
        close(start);
    }

    void error(Fault fault) {
        int start = open('X');
        bytes.string(fault.sqlState());
        bytes.string(fault.code());
        bytes.string(fault.message());
        bytes.string(fault.hint());
        bytes.u32(fault.line());
        bytes.u32(fault.column());
        close(start);
    }

    private int open(char type) {
        closeRows();
        int start = bytes.size();
        bytes.u8(type);
        bytes.u32(0);
        return start;
    }

    private void close(int start) {
        bytes.u32(start + 1, bytes.size() - start - 5);
    }
}
