package io.nl2sql.core.execution;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads a result up to the caps on rows and bytes. For one use. */
final class RowReader {
    private static final int CHECK_EVERY = 256;
    private static final int VALUE_OVERHEAD = 16;

    private final ExecutionLimits limits;
    private final Runnable check;
    private long bytes;

    /** @param check called between rows from time to time; throws to stop */
    RowReader(ExecutionLimits limits, Runnable check) {
        this.limits = limits;
        this.check = check;
    }

    /** Whether there was more than the caps allow. */
    boolean read(ResultSet source, RowSink sink) throws SQLException {
        List<ResultColumn> columns = columns(source.getMetaData());
        boolean more = source.next();
        sink.columns(columns);
        int read = 0;
        while (more && read < limits.maxRows()) {
            List<Object> row = row(source, columns);
            if (bytes > limits.maxBytes()) {
                break;
            }
            sink.row(row);
            read++;
            if (read % CHECK_EVERY == 0) {
                check.run();
            }
            more = source.next();
        }
        return more;
    }

    static List<ResultColumn> columns(ResultSetMetaData described) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int index = 1; index <= described.getColumnCount(); index++) {
            columns.add(new ResultColumn(described.getColumnLabel(index), ResultTypes.of(described, index)));
        }
        return columns;
    }

    private List<Object> row(ResultSet source, List<ResultColumn> columns) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int index = 0; index < values.length; index++) {
            String text = source.getString(index + 1);
            bytes += VALUE_OVERHEAD + (text == null ? 0 : text.length());
            values[index] =
                    text == null ? null : TextValues.read(columns.get(index).type(), text);
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
