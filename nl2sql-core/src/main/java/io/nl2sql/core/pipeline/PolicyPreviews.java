package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.security.identity.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Shows administrators what policies make of somebody's query. Every look is recorded before anything of it is handed out,
 * attempts of others too. Thread-safe.
 */
public final class PolicyPreviews {
    private final DataSources sources;
    private final SqlGenerator generator;
    private final Guard guard;
    private final History history;
    private final PipelineLimits limits;
    private final Workers workers;
    private final Clock clock;
    private final QuestionCheck questions;
    private final KnownValues known;

    public PolicyPreviews(
            DataSources sources,
            SqlGenerator generator,
            Guard guard,
            History history,
            PipelineLimits limits,
            Workers workers,
            Clock clock) {
        this.sources = sources;
        this.generator = generator;
        this.guard = guard;
        this.history = history;
        this.limits = limits;
        this.workers = workers;
        this.clock = clock;
        this.questions = new QuestionCheck(limits.maxQuestionLength());
        this.known = new KnownValues(guard, workers.querying());
    }

    /**
     * Completes with the preview, or exceptionally with an {@link Nl2SqlException}: NOT_ALLOWED for all but
     * administrators, else as a query of the one whom it is about.
     */
    public CompletionStage<PolicyPreview> preview(PreviewRequest request, Caller caller) {
        PreviewEntry entry = new PreviewEntry(caller, request, clock.instant());
        return started(request, caller, entry)
                .handleAsync((preview, failure) -> recorded(entry, preview, failure), workers.recording());
    }

    private CompletionStage<PolicyPreview> started(PreviewRequest request, Caller caller, PreviewEntry entry) {
        try {
            return CompletableFuture.supplyAsync(() -> begin(request, caller, entry), workers.computing())
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private PolicyPreview recorded(PreviewEntry entry, PolicyPreview preview, Throwable failure) {
        if (failure == null) {
            record(entry.shown(preview));
            return preview;
        }
        Nl2SqlException known = Failures.known(failure);
        record(entry.failed(known));
        throw known;
    }

    private void record(HistoryEntry entry) {
        try {
            history.record(entry);
        } catch (RuntimeException e) {
            throw ExitRecorder.withheld(e);
        }
    }

    private CompletionStage<PolicyPreview> begin(PreviewRequest request, Caller caller, PreviewEntry entry) {
        if (!caller.principal().hasRole(Roles.ADMIN)) {
            throw new Nl2SqlException(ErrorCode.NOT_ALLOWED, "Only administrators may preview policies.");
        }
        GovernedSource source = sources.resolve(request.dataSource());
        VisibleCatalog catalog = VisibleCatalog.of(source.catalog(), source.policies(), request.principal());
        PreviewedQuery query = new PreviewedQuery(guard, source, request, limits.statementTimeout(), entry.id());
        if (!request.isQuestion()) {
            return counted(query.of(request.text(), Stages.PERSON, catalog, List.of()), query);
        }
        String words = questions.check(
                new Question(request.text(), request.dataSource(), Optional.empty(), Optional.empty(), true, ""));
        return known.of(source, catalog)
                .thenComposeAsync(
                        values -> generator.generate(Prompt.of(words, catalog, values, LocalDate.now(clock))
                                .dueBy(clock.instant().plus(limits.timeout()))),
                        workers.computing())
                .thenApplyAsync(
                        reply -> query.of(sql(reply), reply.generator(), catalog, reply.notices()), workers.computing())
                .thenCompose(preview -> counted(preview, query));
    }

    private static String sql(Reply reply) {
        return reply.generation()
                .fold(
                        GeneratedSql::sql,
                        back -> {
                            throw new Nl2SqlException(ErrorCode.QUESTION_AMBIGUOUS, back.question());
                        },
                        declined -> {
                            throw new Nl2SqlException(ErrorCode.QUESTION_NOT_ANSWERABLE, declined.reason());
                        });
    }

    private CompletionStage<PolicyPreview> counted(PolicyPreview preview, PreviewedQuery query) {
        return CompletableFuture.supplyAsync(() -> query.counted(preview), workers.querying());
    }
}
