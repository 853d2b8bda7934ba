package io.nl2sql.core.statement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.Pipeline;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.security.identity.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The SQL of questions, pinned for a while: tools send the same question several times, on several connections, each in
 * another wrapper, and must find the same columns every time. Each person has their own. Who asks while the same person's
 * same question is being translated waits for that; when nobody waits any more, the translation is stopped. Thread-safe.
 */
final class Translations {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int MOST = 10_000;

    private final Pipeline pipeline;
    private final DataSources sources;
    private final VisibleCatalogs catalogs;
    private final Cache<Key, Translation> pinned =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();
    private final Map<Key, Flight> flights = new HashMap<>();

    Translations(Pipeline pipeline, DataSources sources, VisibleCatalogs catalogs) {
        this.pipeline = pipeline;
        this.sources = sources;
        this.catalogs = catalogs;
    }

    private record Key(
            Principal principal, String dataSource, String schemaVersion, String policyVersion, String question) {}

    /** A translation under way, and how many wait for it. */
    private static final class Flight {
        private final CompletableFuture<Translation> outcome = new CompletableFuture<>();
        private CompletableFuture<Answer> asked;
        private int waiting;
    }

    /** The SQL of a question, from before or anew; who stops no longer waits for it. */
    CompletableFuture<Translation> translate(
            String question, Optional<String> dataSource, Caller caller, Cancellation stop) {
        VisibleCatalog catalog;
        try {
            catalog = catalogs.of(sources.resolve(dataSource), caller.principal());
        } catch (Nl2SqlException e) {
            // The pipeline finds the same, and writes it down.
            return ask(question, dataSource, caller).thenApply(answer -> translation(question, answer));
        }
        Key key = new Key(
                caller.principal(),
                catalog.dataSource(),
                catalog.schemaVersion(),
                catalog.policyVersion(),
                question.strip());
        Translation known = pinned.getIfPresent(key);
        return known == null ? join(key, caller, stop) : CompletableFuture.completedFuture(known);
    }

    private CompletableFuture<Translation> join(Key key, Caller caller, Cancellation stop) {
        Flight flight;
        boolean first;
        synchronized (flights) {
            first = !flights.containsKey(key);
            flight = flights.computeIfAbsent(key, absent -> new Flight());
            flight.waiting++;
        }
        CompletableFuture<Translation> mine = flight.outcome.copy();
        if (first) {
            begin(key, flight, caller);
        }
        Cancellation.Registration leaving = stop.onCancel(() -> leave(key, flight, mine));
        return mine.whenComplete((translation, failure) -> leaving.close());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends in the flight's outcome
    private void begin(Key key, Flight flight, Caller caller) {
        CompletableFuture<Answer> asked = ask(key.question(), Optional.of(key.dataSource()), caller);
        synchronized (flights) {
            flight.asked = asked;
            if (flight.waiting == 0) {
                asked.cancel(true);
            }
        }
        asked.thenApply(answer -> translation(key.question(), answer)).whenComplete((translation, failure) -> {
            land(key, flight, translation);
            if (failure == null) {
                flight.outcome.complete(translation);
            } else {
                flight.outcome.completeExceptionally(failure);
            }
        });
    }

    private CompletableFuture<Answer> ask(String question, Optional<String> dataSource, Caller caller) {
        Question dry = new Question(question, dataSource, Optional.empty(), Optional.empty(), true, "");
        return pipeline.ask(dry, caller).toCompletableFuture();
    }

    /** Only what succeeded is kept. */
    private void land(Key key, Flight flight, Translation translation) {
        if (translation != null) {
            pinned.put(key, translation);
        }
        synchronized (flights) {
            flights.remove(key, flight);
        }
    }

    private void leave(Key key, Flight flight, CompletableFuture<Translation> mine) {
        CompletableFuture<Answer> abandoned = null;
        synchronized (flights) {
            flight.waiting--;
            if (flight.waiting == 0) {
                flights.remove(key, flight);
                abandoned = flight.asked;
            }
        }
        mine.completeExceptionally(new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled."));
        if (abandoned != null) {
            abandoned.cancel(true);
        }
    }

    private static Translation translation(String question, Answer answer) {
        if (answer.status() == Answer.Status.ANSWERED) {
            return Translation.of(question, answer);
        }
        if (answer.clarification().isPresent()) {
            Answer.Clarification back = answer.clarification().get();
            throw new QuestionUnansweredException(ErrorCode.QUESTION_AMBIGUOUS, back.question(), back.choices());
        }
        String reason = answer.reason().orElse("The question could not be answered.");
        throw answer.sql().isEmpty()
                ? new QuestionUnansweredException(
                        ErrorCode.QUESTION_NOT_ANSWERABLE, reason, List.copyOf(answer.alternatives()))
                : new Nl2SqlException(ErrorCode.SQL_REFUSED, reason);
    }
}
