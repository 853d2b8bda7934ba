package io.nl2sql.jdbc.testing;

import java.util.List;

/** Frames of version 1. */
public final class Frames {
    public static final String MEDIA_TYPE = "application/vnd.nl2sql.frames";

    private Frames() {}

    public static byte[] frame(char type, byte[] payload) {
        return new Bytes().u8(type).i32(payload.length).raw(payload).toArray();
    }

    /** A header without anything special; columns are "label type". */
    public static byte[] header(String... columns) {
        return header("", 0, List.of(), columns);
    }

    /** Warnings are "state message". */
    public static byte[] header(String generatedSql, int parameters, List<String> warnings, String... columns) {
        return header(1, generatedSql, parameters, warnings, columns);
    }

    public static byte[] header(
            int version, String generatedSql, int parameters, List<String> warnings, String... columns) {
        Bytes header = new Bytes()
                .u8(version)
                .string("the-id")
                .u8(0)
                .string(generatedSql)
                .u16(parameters);
        warnings(header, warnings).u16(columns.length);
        for (String column : columns) {
            int space = column.lastIndexOf('|');
            header.string(column.substring(0, space)).string(column.substring(space + 1));
        }
        return frame('H', header.toArray());
    }

    private static Bytes warnings(Bytes to, List<String> warnings) {
        to.u16(warnings.size());
        warnings.forEach(warning -> to.string(warning.substring(0, 5)).string(warning.substring(6)));
        return to;
    }

    public static byte[] rows(Object[]... rows) {
        Bytes frame = new Bytes().i32(rows.length);
        for (Object[] row : rows) {
            for (Object value : row) {
                Values.write(frame, value);
            }
        }
        return frame('R', frame.toArray());
    }

    public static byte[] keepAlive() {
        return frame('K', new byte[0]);
    }

    public static byte[] warning(String state, String message) {
        return frame('W', new Bytes().string(state).string(message).toArray());
    }

    public static byte[] end(long rows, boolean truncated, String... warnings) {
        return frame(
                'E',
                warnings(new Bytes().i64(rows).u8(truncated ? 1 : 0), List.of(warnings))
                        .toArray());
    }

    public static byte[] error(String state, String code, String message, String hint, int line, int column) {
        return frame(
                'X',
                new Bytes()
                        .string(state)
                        .string(code)
                        .string(message)
                        .string(hint)
                        .i32(line)
                        .i32(column)
                        .toArray());
    }
}
