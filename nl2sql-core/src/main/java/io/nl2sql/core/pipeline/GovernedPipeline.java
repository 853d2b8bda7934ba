package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.NoGlossary;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.history.History;
import io.nl2sql.core.llm.SqlGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes every request through the stages and out of exactly one exit, where its history entry is written before anybody
 * hears of the answer. One deadline runs from arrival; cancelling the returned stage (as a {@code CompletableFuture})
 * stops the request where it is.
 */
public final class GovernedPipeline implements Pipeline {
    private final Stages stages;
    private final ExitRecorder recorder;
    private final PipelineLimits limits;
    private final Workers workers;
    private final Clock clock;

    /** One in which nobody says what words mean. */
    public GovernedPipeline(
            DataSources sources,
            VisibleCatalogs catalogs,
            SqlGenerator generator,
            Guard guard,
            History history,
            PipelineLimits limits,
            Workers workers,
            Clock clock) {
        this(sources, catalogs, generator, guard, history, new NoGlossary(), limits, workers, clock);
    }

    public GovernedPipeline(
            DataSources sources,
            VisibleCatalogs catalogs,
            SqlGenerator generator,
            Guard guard,
            History history,
            Glossary glossary,
            PipelineLimits limits,
            Workers workers,
            Clock clock) {
        this.stages = new Stages(sources, catalogs, generator, guard, history, glossary, limits, workers, clock);
        this.recorder = new ExitRecorder(history);
        this.limits = limits;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer> ask(Question question, Caller caller) {
        Journey journey = new Journey(
                caller, question.text(), question.maxRows(), question.dryRun(), limits.timeout(), clock.instant());
        return conduct(journey, deadline -> stages.ask(journey, question));
    }

    @Override
    public CompletionStage<Answer> run(SqlRequest request, Caller caller) {
        Journey journey = journey(request, caller);
        return conduct(journey, deadline -> stages.run(journey, request));
    }

    @Override
    public CompletionStage<Answer> stream(SqlRequest request, Caller caller, AnswerSink sink) {
        Journey journey = journey(request, caller);
        return conduct(
                journey,
                deadline -> stages.stream(journey, request, sink, () -> {
                    recorder.running(journey);
                    deadline.set(limits.streams().timeout());
                }));
    }

    @Override
    public CompletionStage<Answer> describe(SqlRequest request, Caller caller) {
        Journey journey = journey(request, caller);
        return conduct(journey, deadline -> stages.describe(journey, request));
    }

    @Override
    public CompletionStage<Answer> refuse(SqlRequest request, List<Finding> findings, Caller caller) {
        return conduct(
                journey(request, caller),
                deadline -> CompletableFuture.failedFuture(new SqlRefusedException(findings)));
    }

    private Journey journey(SqlRequest request, Caller caller) {
        Duration timeout = request.timeout()
                .filter(wished -> wished.compareTo(limits.timeout()) < 0)
                .orElse(limits.timeout());
        Journey journey = new Journey(
                caller,
                request.origin().map(SqlRequest.Origin::question).orElse(""),
                request.maxRows(),
                request.dryRun(),
                timeout,
                clock.instant());
        journey.written(request.origin().map(SqlRequest.Origin::generator).orElse(Stages.PERSON), request.sql());
        return journey;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // each of them ends in answer, which is returned
    private CompletableFuture<Answer> conduct(Journey journey, Function<Deadline, CompletionStage<Answer>> work) {
        CompletableFuture<Answer> outcome = new CompletableFuture<>();
        Deadline deadline = new Deadline(workers.timing(), limit -> stop(journey, outcome, late(limit)));
        deadline.set(journey.timeout());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answer.whenComplete((done, failure) -> {
            deadline.lift();
            if (answer.isCancelled()) {
                workers.timing().execute(() -> stop(journey, outcome, cancelled()));
            }
        });
        outcome.handleAsync((done, failure) -> leave(journey, done, failure), workers.recording())
                .whenComplete((done, failure) -> deliver(answer, done, failure));
        start(() -> work.apply(deadline), outcome);
        return answer;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends in outcome
    private void start(Supplier<CompletionStage<Answer>> work, CompletableFuture<Answer> outcome) {
        try {
            CompletableFuture.supplyAsync(work, workers.computing())
                    .thenCompose(Function.identity())
                    .whenComplete((done, failure) -> {
                        if (failure == null) {
                            outcome.complete(done);
                        } else {
                            outcome.completeExceptionally(failure);
                        }
                    });
        } catch (RejectedExecutionException e) {
            outcome.completeExceptionally(e);
        }
    }

    /** Whoever waits is told at once; what still runs on the database is cancelled behind that. */
    private static void stop(Journey journey, CompletableFuture<Answer> outcome, Nl2SqlException why) {
        outcome.completeExceptionally(why);
        journey.cancellation().cancel();
    }

    private Answer leave(Journey journey, Answer answer, Throwable failure) {
        if (failure == null) {
            recorder.answered(journey, answer);
            return answer;
        }
        Nl2SqlException known = Failures.known(failure);
        recorder.failed(journey, known);
        throw known;
    }

    /** The recording pool refuses when it is overrun: then nothing was recorded, and nothing is delivered. */
    private static void deliver(CompletableFuture<Answer> answer, Answer done, Throwable failure) {
        if (failure == null) {
            answer.complete(done);
        } else if (Failures.cause(failure) instanceof RejectedExecutionException) {
            answer.completeExceptionally(ExitRecorder.withheld(failure));
        } else {
            answer.completeExceptionally(Failures.known(failure));
        }
    }

    private static Nl2SqlException late(Duration limit) {
        return new Nl2SqlException(
                ErrorCode.STATEMENT_TIMEOUT,
                "There was no complete answer within " + Math.max(1, limit.toSeconds())
                        + " seconds. Ask for a shorter period or fewer details.");
    }

    private static Nl2SqlException cancelled() {
        return new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
    }
}
