package io.nl2sql.core.pipeline;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A moment at which something must have happened; it can be put off, and lifted for good. Thread-safe. */
final class Deadline {
    private final ScheduledExecutorService timing;
    private final Consumer<Duration> missed;
    private Future<?> pending;
    private boolean lifted;

    /** @param missed told the limit that was not kept; at most once */
    Deadline(ScheduledExecutorService timing, Consumer<Duration> missed) {
        this.timing = timing;
        this.missed = missed;
    }

    /** From now, in the place of an earlier one. */
    synchronized void set(Duration limit) {
        cancel();
        if (!lifted) {
            pending = timing.schedule(() -> missed.accept(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    synchronized void lift() {
        lifted = true;
        cancel();
    }

    private void cancel() {
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
