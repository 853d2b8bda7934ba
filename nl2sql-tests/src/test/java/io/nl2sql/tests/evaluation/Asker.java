package io.nl2sql.tests.evaluation;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.GovernedPipeline;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.PipelineLimits;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.pipeline.Workers;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Asks one database through the whole pipeline as somebody from whom nothing is hidden. Every stage runs on the calling
 * thread. Thread-safe.
 */
final class Asker {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Caller EVERYBODY =
            new Caller(new Principal("evaluation", Set.of(Roles.ANALYST), Claims.none()), "evaluation");

    private final InMemoryHistory history = new InMemoryHistory();
    private final GovernedPipeline pipeline;

    Asker(
            GovernedSource source,
            SqlGenerator generator,
            Guard guard,
            PipelineLimits limits,
            ScheduledExecutorService timing) {
        this.pipeline = new GovernedPipeline(
                new OneSource(source),
                new VisibleCatalogs(),
                generator,
                guard,
                history,
                limits,
                new Workers(Runnable::run, Runnable::run, Runnable::run, timing),
                Clock.systemUTC());
    }

    Reaction ask(EvaluationQuestion question) {
        Question asked = new Question(
                question.text(), Optional.empty(), Optional.empty(), Optional.empty(), false, question.evidence());
        long start = System.nanoTime();
        try {
            Answer answer = pipeline.ask(asked, EVERYBODY).toCompletableFuture().join();
            return reaction(answer, millisSince(start));
        } catch (CompletionException e) {
            return failed(question, e.getCause(), millisSince(start));
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private static Reaction reaction(Answer answer, double millis) {
        boolean cut = answer.result().truncated();
        return new Reaction(
                cut
                        ? Reaction.Status.FAILED
                        : Reaction.Status.valueOf(answer.status().name()),
                answer.sql(),
                answer.confidence(),
                millis,
                answer.timings().getOrDefault("generate", 0.0),
                cut
                        ? "More rows than are compared."
                        : answer.reason()
                                .or(() -> answer.clarification().map(Answer.Clarification::question))
                                .orElse(""),
                answer.usage(),
                answer.result());
    }

    private Reaction failed(EvaluationQuestion question, Throwable failure, double millis) {
        Optional<HistoryEntry> entry = history.entries().stream()
                .filter(one -> one.question().equals(question.text()))
                .reduce((earlier, later) -> later);
        String code = failure instanceof Nl2SqlException known ? known.code().name() : "INTERNAL";
        return Reaction.failed(
                entry.map(HistoryEntry::sql).orElse(""),
                entry.flatMap(HistoryEntry::confidence),
                millis,
                code + ": " + failure.getMessage());
    }

    private record OneSource(GovernedSource source) implements DataSources {
        @Override
        public GovernedSource resolve(Optional<String> name) {
            return source;
        }

        @Override
        public List<Status> list() {
            return List.of(new Status(source.name(), "", Optional.empty(), true));
        }
    }
}
