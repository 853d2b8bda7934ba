package io.nl2sql.web.faces;

import io.nl2sql.core.pipeline.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A question, or written SQL, on its way or at its end. Thread-safe.
 *
 * <p>It is found by its own id, which stands in the page's address, so that a reload shows the same answer instead of
 * asking again.
 */
public final class AskedQuestion {
    private final UUID id = UUID.randomUUID();
    private final String owner;
    private final Asking asking;
    private final Instant startedAt;
    private final CompletableFuture<Answer> outcome;
    private final CompletableFuture<Optional<Failure>> failure;

    AskedQuestion(String owner, Asking asking, Instant startedAt, CompletableFuture<Answer> outcome) {
        this.owner = owner;
        this.asking = asking;
        this.startedAt = startedAt;
        this.outcome = outcome;
        this.failure =
                outcome.handle((answer, problem) -> Optional.ofNullable(problem).map(Failure::of));
    }

    public UUID id() {
        return id;
    }

    String owner() {
        return owner;
    }

    public Asking asking() {
        return asking;
    }

    Instant startedAt() {
        return startedAt;
    }

    public boolean isWorking() {
        return !failure.isDone();
    }

    public long elapsedMillis() {
        return Duration.between(startedAt, Instant.now()).toMillis();
    }

    /** Gives a quick answer the chance to be shown at once, without the page having to look again. */
    void awaitBriefly(Duration patience) {
        try {
            outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException | java.util.concurrent.CancellationException e) {
            // Still working, or a failure that failure() tells.
            return;
        }
    }

    /** Gives up waiting; the pipeline stops what it can. */
    void cancel() {
        outcome.cancel(true);
    }

    /** The answer, empty while working and after a failure. */
    public Optional<Answer> answer() {
        return isWorking() || outcome.isCompletedExceptionally() ? Optional.empty() : Optional.of(outcome.getNow(null));
    }

    /** Why there is no answer, empty while working and with an answer. */
    public Optional<Failure> failure() {
        return failure.getNow(Optional.empty());
    }

    /** How many values it keeps in memory. */
    long weight() {
        return answer().map(answer -> answer.result())
                .map(result -> (long) result.rows().size() * result.columns().size())
                .orElse(0L);
    }

    /**
     * What was asked.
     *
     * @param question the words; empty for written SQL
     * @param sql SQL that the person wrote; empty for a question
     * @param dataSource the data source's name; empty asks the default one
     * @param conversation that it goes on with; empty begins one
     */
    public record Asking(String question, String sql, String dataSource, String conversation) {
        public boolean isWritten() {
            return !sql.isEmpty();
        }
    }
}
