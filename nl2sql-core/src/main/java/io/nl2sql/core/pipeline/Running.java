package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.AuthorizedQuery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The stages on the data source and behind it: execute and explain. */
final class Running {
    private final PipelineLimits limits;
    private final Workers workers;

    Running(PipelineLimits limits, Workers workers) {
        this.limits = limits;
        this.workers = workers;
    }

    /** Reads the whole result. */
    CompletionStage<Answer> run(Journey journey, AuthorizedQuery query) {
        if (journey.isDryRun()) {
            return nothingRun(journey, ResultTable.empty());
        }
        int rows = rows(journey, limits.tables());
        return querying(() -> {
                    Duration timeout = turn(journey);
                    ExecutionLimits bounds = new ExecutionLimits(
                            timeout, timeout, rows, limits.tables().maxBytes(), budget(journey));
                    journey.executing(query.sql());
                    return journey.source().runner().run(query, bounds, journey.cancellation());
                })
                .thenApplyAsync(
                        result -> {
                            journey.exit().delivering(result.rows().size());
                            explain(journey, query, result, result.rows().size());
                            return journey.answered(result);
                        },
                        workers.computing());
    }

    /** Hands the rows to the sink; the answer has none. */
    CompletionStage<Answer> stream(Journey journey, AuthorizedQuery query, AnswerSink sink, Runnable begun) {
        PipelineLimits.Streams streams = limits.streams();
        int rows = rows(journey, streams.rows());
        Delivery delivery = new Delivery(journey, sink, begun);
        return querying(() -> {
                    Duration timeout = turn(journey);
                    ExecutionLimits bounds = new ExecutionLimits(
                            timeout,
                            timeout.plus(streams.timeout()),
                            rows,
                            streams.rows().maxBytes(),
                            budget(journey));
                    journey.executing(query.sql());
                    return journey.source().runner().stream(query, bounds, journey.cancellation(), delivery);
                })
                .thenApplyAsync(
                        truncated -> {
                            ResultTable sample = delivery.sample(truncated);
                            explain(journey, query, sample, delivery.count());
                            return journey.answered(new ResultTable(sample.columns(), List.of(), truncated));
                        },
                        workers.computing());
    }

    /** Finds the columns and reads nothing. */
    CompletionStage<Answer> describe(Journey journey, AuthorizedQuery query) {
        return querying(() -> journey.source()
                        .runner()
                        .describe(query, new ExecutionLimits(turn(journey), 1, 1), journey.cancellation()))
                .thenCompose(columns -> nothingRun(journey, new ResultTable(columns, List.of(), false)));
    }

    private double budget(Journey journey) {
        return limits.costs().of(journey.caller().principal().roles());
    }

    private static CompletionStage<Answer> nothingRun(Journey journey, ResultTable shape) {
        journey.warn(Notices.NOTHING_RUN);
        return CompletableFuture.completedFuture(journey.answered(shape));
    }

    private <T> CompletableFuture<T> querying(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, workers.querying());
    }

    private static int rows(Journey journey, PipelineLimits.Rows cap) {
        int wished = journey.wishedRows().orElse(cap.maxRows());
        if (wished > cap.maxRows()) {
            journey.warn("maxRows was lowered to " + cap.maxRows() + ", the most that is returned.");
        }
        return Math.min(wished, cap.maxRows());
    }

    /** The time that a query has, now that it is its turn. Waiting for a free worker counted. */
    private Duration turn(Journey journey) {
        journey.checkNotCancelled();
        Duration left = journey.remaining();
        if (left.isZero() || left.isNegative()) {
            throw new Nl2SqlException(
                    ErrorCode.STATEMENT_TIMEOUT, "The query did not get its turn in time. Try again shortly.");
        }
        return left.compareTo(limits.statementTimeout()) < 0 ? left : limits.statementTimeout();
    }

    /** @param first some or all of the rows: enough to know whether there is anything */
    private static void explain(Journey journey, AuthorizedQuery query, ResultTable first, long count) {
        journey.finished("execute");
        if (first.truncated()) {
            journey.warn(Notices.truncated(count));
        }
        if (NothingFound.holdsNothing(first)) {
            journey.foundNothing();
        }
        NothingFound.sentences(first, query, journey.catalog()).forEach(journey::warn);
        journey.finished("explain");
        journey.checkNotCancelled();
    }
}
