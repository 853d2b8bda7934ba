package io.nl2sql.jdbc.internal.wire;

import java.nio.ByteBuffer;

/** The rows of one frame; values are made when asked for. */
final class RowsFrame {
    private final ByteBuffer data;
    private final int[] starts;
    private long left;
    private int end;

    RowsFrame(Payload payload, int columns) {
        this.left = payload.u32();
        this.data = payload.rest();
        this.starts = new int[columns];
        if (left > data.limit() && columns > 0) {
            throw new IllegalArgumentException("a frame of " + left + " rows in " + data.limit() + " bytes");
        }
    }

    boolean hasNext() {
        return left > 0;
    }

    /** Goes to the next row; throws what {@link WireValue#end} throws. */
    void next() {
        left--;
        for (int column = 0; column < starts.length; column++) {
            starts[column] = end;
            end = WireValue.end(data, end);
        }
        if (left == 0 && end != data.limit()) {
            throw new IllegalArgumentException("more bytes than rows");
        }
    }

    Object value(int column) {
        return WireValue.at(data, starts[column]);
    }
}
