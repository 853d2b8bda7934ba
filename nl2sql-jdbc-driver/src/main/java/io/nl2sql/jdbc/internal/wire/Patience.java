package io.nl2sql.jdbc.internal.wire;

import java.time.Duration;

/**
 * How long to wait for the server's next sign of life, and until when at all. Milliseconds; 0 stands for "without end".
 * Thread-safe.
 */
public final class Patience {
    private final int silenceMillis;
    private final long deadlineNanos;
    private volatile boolean bounded;

    private Patience(int silenceMillis, long deadlineNanos, boolean bounded) {
        this.silenceMillis = silenceMillis;
        this.deadlineNanos = deadlineNanos;
        this.bounded = bounded;
    }

    /** Waits as long as there is a sign of life at least every so often. */
    public static Patience untilSilent(int silenceMillis) {
        return new Patience(silenceMillis, 0, false);
    }

    /** Further, waits no longer than this in all; zero is without end. */
    public static Patience of(int silenceMillis, Duration inAll) {
        return inAll.isZero()
                ? untilSilent(silenceMillis)
                : new Patience(silenceMillis, System.nanoTime() + inAll.toNanos(), true);
    }

    /** From now on only silence counts: what was to be in time has come. */
    void inTime() {
        bounded = false;
    }

    /** Whether the time in all is over. */
    boolean isOver() {
        return bounded && deadlineNanos - System.nanoTime() <= 0;
    }

    /** Until silence or the end, whichever comes first; never less than one. */
    long millis() {
        long silence = silenceMillis == 0 ? Long.MAX_VALUE : silenceMillis;
        return Math.min(silence, bounded ? left() : Long.MAX_VALUE);
    }

    /** One more than is left, so that the time in all is over when it has passed. */
    private long left() {
        return Math.max(
                1, 1 + Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis());
    }
}
