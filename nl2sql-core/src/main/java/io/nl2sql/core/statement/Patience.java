package io.nl2sql.core.statement;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stops waiting for a translation when the statement is cancelled or its time is up, and says which it was. */
final class Patience {
    private final Cancellation waiting = new Cancellation();
    private final Cancellation.Registration stopping;
    private final Optional<Future<?>> timer;
    private volatile boolean late;

    Patience(Cancellation stop, Optional<Duration> limit, ScheduledExecutorService timing) {
        this.stopping = stop.onCancel(waiting::cancel);
        this.timer = limit.map(time -> timing.schedule(this::end, time.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void end() {
        late = true;
        waiting.cancel();
    }

    /** Cancelled when nobody waits any more. */
    Cancellation waiting() {
        return waiting;
    }

    <T> CompletableFuture<T> bound(CompletableFuture<T> work) {
        return work.whenComplete((done, failure) -> {
                    stopping.close();
                    timer.ifPresent(pending -> pending.cancel(false));
                })
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        late
                                ? new Nl2SqlException(
                                        ErrorCode.STATEMENT_TIMEOUT, "There was no SQL for the question in time.")
                                : failure));
    }
}
