package io.nl2sql.ejb.llm;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import io.nl2sql.core.prompt.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls with everything that keeps them from doing harm: a bound on how many run at a time, a circuit breaker for a server
 * that is not well, repetitions with growing pauses for what can pass, all before a deadline. Holds no thread. Thread-safe.
 */
final class ModelCalls {
    private static final Duration SHORTEST_CALL = Duration.ofMillis(250);
    private static final int FAULTS = 8;
    private static final int OF_CALLS = 10;
    private static final double JITTER = 0.5;

    private final ChatCalls calls;
    private final Pace pace;
    private final ScheduledExecutorService timing;
    private final Clock clock;
    private final Bulkhead<Completion> bulkhead;
    private final CircuitBreaker<Completion> breaker;
    private volatile AnswerForm form = AnswerForm.SCHEMA;

    /**
     * How patient calls are.
     *
     * @param timeout of one call
     * @param maxAttempts calls for one reply
     * @param maxConcurrent calls at a time
     * @param firstPause before the second attempt; doubles with each
     * @param rest how long a server that is not well is left alone
     */
    record Pace(Duration timeout, int maxAttempts, int maxConcurrent, Duration firstPause, Duration rest) {}

    ModelCalls(ChatCalls calls, Pace pace, ScheduledExecutorService timing, Clock clock) {
        this.calls = calls;
        this.pace = pace;
        this.timing = timing;
        this.clock = clock;
        this.bulkhead = Bulkhead.<Completion>builder(pace.maxConcurrent())
                .withMaxWaitTime(pace.timeout())
                .build();
        this.breaker = CircuitBreaker.<Completion>builder()
                .handleIf((reply, failure) -> failure instanceof CallFailure call && call.isFault())
                .withFailureThreshold(FAULTS, OF_CALLS)
                .withDelay(pace.rest())
                .withSuccessThreshold(1)
                .build();
    }

    /** Completes with a reply, or with a {@link CallFailure} by the deadline. Cancelling it closes the connection. */
    CompletableFuture<Completion> complete(List<Message> messages, Instant deadline) {
        return complete(messages, form, deadline);
    }

    /** A form that worked where a fuller one did not is asked for at once next time. */
    private CompletableFuture<Completion> complete(List<Message> messages, AnswerForm asked, Instant deadline) {
        CompletableFuture<Completion> running = persist(messages, asked, deadline);
        CompletableFuture<Completion> all = running.thenApply(reply -> {
                    form = asked;
                    return reply;
                })
                .exceptionallyCompose(failure -> {
                    CallFailure known = known(failure);
                    Optional<AnswerForm> simpler = asked.simpler().filter(some -> known.isTooDemanding());
                    return simpler.isPresent()
                            ? complete(messages, simpler.get(), deadline)
                            : CompletableFuture.failedFuture(known);
                });
        passCancellation(all, running);
        return all;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is ignored only passes a cancellation on
    private static void passCancellation(CompletableFuture<?> from, CompletableFuture<?> to) {
        from.whenComplete((done, failure) -> {
            if (from.isCancelled()) {
                to.cancel(true);
            }
        });
    }

    private CompletableFuture<Completion> persist(List<Message> messages, AnswerForm asked, Instant deadline) {
        RetryPolicy<Completion> retry = RetryPolicy.<Completion>builder()
                .handleIf((reply, failure) -> failure instanceof CallFailure call && isWorthIt(call, deadline))
                .withMaxAttempts(pace.maxAttempts())
                .withDelayFn(context -> pause(context))
                .build();
        return Failsafe.with(retry, bulkhead, breaker)
                .with(timing)
                .getStageAsync(() -> calls.send(messages, asked, timeout(deadline)));
    }

    private Duration timeout(Instant deadline) {
        Duration left = left(deadline);
        return left.compareTo(pace.timeout()) < 0 ? left : pace.timeout();
    }

    private Duration left(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }

    /** Not where the server's own wish, or the next call, would take us past the deadline. */
    private boolean isWorthIt(CallFailure failure, Instant deadline) {
        Duration least = failure.retryAfter().orElse(pace.firstPause()).plus(SHORTEST_CALL);
        return failure.isPassing() && left(deadline).compareTo(least) > 0;
    }

    /** As long as the server wishes; else doubling, less a random part, so that askers do not come back together. */
    private Duration pause(ExecutionContext<Completion> context) {
        Optional<Duration> wished =
                context.getLastException() instanceof CallFailure call ? call.retryAfter() : Optional.empty();
        long doubled = pace.firstPause().toMillis() << Math.max(0, Math.min(10, context.getAttemptCount() - 1));
        return wished.orElseGet(() -> Duration.ofMillis(
                Math.round(doubled * (1 - JITTER * ThreadLocalRandom.current().nextDouble()))));
    }

    private static CallFailure known(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CallFailure call) {
            return call;
        } else if (cause instanceof CircuitBreakerOpenException) {
            return CallFailure.lasting(Reason.RESTING, Optional.empty(), "the circuit is open", cause);
        } else if (cause instanceof BulkheadFullException) {
            return CallFailure.lasting(Reason.BUSY, Optional.empty(), "too many calls at a time", cause);
        }
        return CallFailure.lasting(
                Reason.UNUSABLE, Optional.empty(), cause.getClass().getSimpleName(), cause);
    }
}
