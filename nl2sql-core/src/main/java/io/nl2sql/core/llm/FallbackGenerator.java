package io.nl2sql.core.llm;

import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import io.nl2sql.core.prompt.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks a language model, and another generator where the model gives no reply that can be used; says so plainly. The model has
 * the asker's time less what the other generator and the query need. Thread-safe; holds no thread while the model thinks.
 */
public final class FallbackGenerator implements SqlGenerator {
    private static final Logger LOG = Logger.getLogger(FallbackGenerator.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration RESERVE = Duration.ofSeconds(10);
    private static final int SHARE = 4;

    private final SqlGenerator model;
    private final SqlGenerator other;
    private final Executor computing;
    private final Clock clock;

    /**
     * @param model may fail
     * @param other never fails for want of anything outside this process
     * @param computing where the other one works
     * @param clock the one that prompts' deadlines are of
     */
    public FallbackGenerator(SqlGenerator model, SqlGenerator other, Executor computing, Clock clock) {
        this.model = model;
        this.other = other;
        this.computing = computing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what is ignored only passes a cancellation on
    public CompletionStage<Reply> generate(Prompt prompt) {
        Instant now = clock.instant();
        Duration patience = patience(now, prompt.deadline());
        CompletableFuture<Reply> asked = ask(prompt.dueBy(now.plus(patience)));
        CompletableFuture<Reply> answer = asked.copy()
                .orTimeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                .handleAsync((reply, failure) -> settled(prompt, asked, reply, failure), computing)
                .thenCompose(Function.identity());
        answer.whenComplete((reply, failure) -> {
            if (answer.isCancelled()) {
                asked.cancel(true);
            }
        });
        return answer;
    }

    /** What is left, less a quarter and ten seconds at most. */
    private static Duration patience(Instant now, Instant deadline) {
        Instant latest = now.plus(LONGEST);
        Duration left = Duration.between(now, deadline.isAfter(latest) ? latest : deadline);
        Duration reserve = left.dividedBy(SHARE);
        return left.minus(reserve.compareTo(RESERVE) < 0 ? reserve : RESERVE);
    }

    private CompletableFuture<Reply> ask(Prompt prompt) {
        try {
            return model.generate(prompt).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Reply> settled(
            Prompt prompt, CompletableFuture<Reply> asked, Reply reply, Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(reply);
        }
        if (asked.isCancelled()) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        asked.cancel(true);
        ModelUnavailableException why = why(failure);
        return other.generate(prompt).thenApply(instead -> told(instead, why));
    }

    private static ModelUnavailableException why(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ModelUnavailableException known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return new ModelUnavailableException(Reason.LATE, Optional.empty(), cause);
        }
        LOG.log(Level.WARNING, "The language model's generator failed", cause);
        return new ModelUnavailableException(Reason.UNUSABLE, Optional.empty(), cause);
    }

    private static Reply told(Reply instead, ModelUnavailableException why) {
        String by = "; the " + instead.generator() + " generator ";
        String notice = why.reason().words()
                + instead.generation()
                        .fold(
                                sql -> by + "wrote this.",
                                back -> by + "was asked instead.",
                                declined -> by + "was asked instead.");
        List<String> notices = new ArrayList<>(List.of(notice));
        notices.addAll(instead.notices());
        return new Reply(
                instead.generation(),
                instead.generator(),
                instead.correctable(),
                why.usage()
                        .map(spent -> instead.usage().map(spent::plus).orElse(spent))
                        .or(instead::usage),
                notices);
    }
}
