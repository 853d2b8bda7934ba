package io.nl2sql.jdbc.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Arrays;

/** Cuts a response into frames. One thread reads; any thread may close. */
final class FrameReader {
    private static final long LONGEST = 64L << 20;
    private static final int STEP = 1 << 20;
    private static final int PREFIX = 5;

    private final ResponseBody body;
    private final Patience patience;
    private final byte[] prefix = new byte[PREFIX];
    private volatile boolean cancelled;

    FrameReader(ResponseBody body, Patience patience) {
        this.body = body;
        this.patience = patience;
    }

    /**
     * The next frame that is not a keep-alive.
     *
     * @throws SQLException 08006 if the response ends or nothing comes, 08P01 if it is no frame, 57014 if time is over
     */
    Frame next() throws SQLException {
        while (true) {
            Frame frame = any();
            if (frame.type() == Frame.END || frame.type() == Frame.ERROR) {
                return frame;
            }
            if (cancelled) {
                close();
                throw Failures.of(SqlState.CANCELLED, "The statement was cancelled.");
            }
            if (frame.type() != Frame.KEEP_ALIVE) {
                return frame;
            }
            if (patience.isOver()) {
                throw outOfTime();
            }
        }
    }

    /** The server was told to stop; if that was lost, reading stops at the next frame. */
    void cancel() {
        cancelled = true;
    }

    private Frame any() throws SQLException {
        try {
            fill(prefix, 0, PREFIX);
            char type = (char) (prefix[0] & 0xFF);
            if (Frame.KNOWN.indexOf(type) < 0) {
                throw Failures.garbled("unknown frame type " + (int) type, null);
            }
            long length = new Payload(Arrays.copyOfRange(prefix, 1, PREFIX)).u32();
            if (length > LONGEST) {
                throw Failures.garbled("a frame of " + length + " bytes", null);
            }
            return new Frame(type, content((int) length));
        } catch (IOException e) {
            throw meaning(e);
        }
    }

    /** Grows with what really came: a wrong length must not cost memory. */
    private byte[] content(int length) throws IOException {
        byte[] content = new byte[Math.min(length, STEP)];
        int count = 0;
        while (count < length) {
            if (count == content.length) {
                content = Arrays.copyOf(content, (int) Math.min(length, 2L * content.length));
            }
            fill(content, count, content.length - count);
            count = content.length;
        }
        return content;
    }

    private void fill(byte[] target, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = body.read(target, from + done, length - done);
            if (count < 0) {
                throw new EOFException("the response ended before all of it had come");
            }
            done += count;
        }
    }

    private SQLException meaning(IOException cause) {
        if (body.isClosed()) {
            return Failures.of(SqlState.CANCELLED, "The statement was closed while its response came.", cause);
        }
        if (cause instanceof SocketTimeoutException && patience.isOver()) {
            return outOfTime();
        }
        return Failures.lost(cause.getMessage() + "; rows may be missing.", cause);
    }

    private static SQLException outOfTime() {
        return Failures.timeout("The statement was cancelled: the server did not answer within the query timeout.");
    }

    /** The rows are coming, so that the query timeout is met. */
    void inTime() {
        patience.inTime();
    }

    /** Whether no more waiting is needed until the end. */
    boolean isComplete() {
        return body.isComplete();
    }

    /** Whether nobody reads any more. */
    boolean isClosed() {
        return body.isClosed();
    }

    void close() {
        body.close();
    }
}
