package io.nl2sql.web.jdbc;

import java.util.List;
import java.util.function.Consumer;

/**
 * Between the thread that reads rows and the one that writes them to the client: one buffer is filled while the other is
 * written, and who is faster waits, so that nothing piles up. Thread-safe.
 */
final class Mailbox {
    private static final int FULL_BYTES = 64 * 1024;
    private static final int FULL_ROWS = 1_000;
    private static final int SPARE = 8 * 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long lingerMillis;
    private final long silenceMillis;
    private Frames filling = new Frames(FULL_BYTES + SPARE);
    private Frames other = new Frames(FULL_BYTES + SPARE);
    private long waitingSince;
    private boolean rowsSeen;
    private boolean ended;
    private boolean closed;

    /**
     * @param lingerMillis how long rows may wait for more, once the first are out
     * @param silenceMillis how long nothing may be sent
     */
    Mailbox(long lingerMillis, long silenceMillis) {
        this.lingerMillis = lingerMillis;
        this.silenceMillis = silenceMillis;
    }

    /** Nobody reads any more. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("Nobody reads the result any more");
        }
    }

    /**
     * Puts one row in; waits while there is no room.
     *
     * @throws AbandonedException when it would reach nobody
     */
    synchronized void row(List<Object> values) {
        while (isFull() && !ended && !closed) {
            await(0);
        }
        checkOpen();
        boolean first = filling.size() == 0;
        filling.row(values);
        if (first) {
            waitingSince = System.nanoTime();
        }
        if (first || isFull()) {
            notifyAll();
        }
    }

    /**
     * Puts other frames in.
     *
     * @throws AbandonedException when they would reach nobody
     */
    synchronized void put(Consumer<Frames> writing) {
        if (!tryPut(writing)) {
            throw new AbandonedException();
        }
    }

    /** Puts other frames in, unless they would reach nobody. */
    synchronized boolean tryPut(Consumer<Frames> writing) {
        if (ended || closed) {
            return false;
        }
        writing.accept(filling);
        waitingSince = System.nanoTime();
        notifyAll();
        return true;
    }

    /** Puts the last frame in. Once there is one, no other counts. */
    synchronized void end(Consumer<Frames> writing) {
        if (!ended && !closed) {
            writing.accept(filling);
            ended = true;
        }
        notifyAll();
    }

    /** Nothing more is taken: whoever puts in is told. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void checkOpen() {
        if (ended || closed) {
            throw new AbandonedException();
        }
    }

    private boolean isFull() {
        return filling.size() >= FULL_BYTES || filling.rows() >= FULL_ROWS;
    }

    /**
     * Takes what is to be written now, waiting until it is worth it; a keep-alive where nothing comes for too long. Valid
     * until the next call.
     *
     * @return null behind the last frame
     */
    synchronized FrameBytes take() {
        long silentSince = System.nanoTime();
        while (true) {
            if (closed || ended && filling.size() == 0) {
                return null;
            }
            long patience = filling.size() == 0
                    ? silenceMillis - millisSince(silentSince)
                    : ended || isFull() || !rowsSeen ? 0 : lingerMillis - millisSince(waitingSince);
            if (patience <= 0) {
                return swap();
            }
            await(patience);
        }
    }

    private FrameBytes swap() {
        rowsSeen |= filling.rows() > 0;
        if (filling.size() == 0) {
            filling.keepAlive();
        }
        Frames taken = filling;
        filling = other;
        filling.clear();
        other = taken;
        notifyAll();
        return taken.closed();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }

    /** @param millis 0 for as long as it takes */
    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            throw new AbandonedException();
        }
    }
}
