package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Finding;
import io.nl2sql.core.guard.FindingCode;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.ValidatedQuery;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The stages in their order: check, resolve, generate, validate, authorize, execute, explain. */
final class Stages {
    static final String PERSON = "person";

    private final DataSources sources;
    private final VisibleCatalogs catalogs;
    private final SqlGenerator generator;
    private final Guard guard;
    private final PipelineLimits limits;
    private final Workers workers;
    private final Clock clock;
    private final QuestionCheck questions;

    Stages(
            DataSources sources,
            VisibleCatalogs catalogs,
            SqlGenerator generator,
            Guard guard,
            PipelineLimits limits,
            Workers workers,
            Clock clock) {
        this.sources = sources;
        this.catalogs = catalogs;
        this.generator = generator;
        this.guard = guard;
        this.limits = limits;
        this.workers = workers;
        this.clock = clock;
        this.questions = new QuestionCheck(limits.maxQuestionLength());
    }

    CompletionStage<Answer> ask(Journey journey, Question question) {
        String words = questions.check(question);
        resolve(journey, question.dataSource());
        journey.written(generator.name(), "");
        Prompt prompt = new Prompt(
                words, question.evidence(), journey.catalog(), journey.source().values(), LocalDate.now(clock));
        return generator
                .generate(prompt)
                .thenComposeAsync(generation -> follow(journey, generation), workers.computing());
    }

    CompletionStage<Answer> run(Journey journey, SqlRequest request) {
        resolve(journey, request.dataSource());
        ValidatedQuery query = validate(journey).fold(Function.identity(), findings -> {
            throw new SqlRefusedException(findings);
        });
        return execute(journey, authorizeWritten(journey, query));
    }

    private void resolve(Journey journey, Optional<String> name) {
        journey.wishedRows().ifPresent(Stages::checkRows);
        GovernedSource source = sources.resolve(name);
        journey.resolved(source, catalogs.of(source, journey.caller().principal()));
        finish(journey, "resolve");
    }

    private static void checkRows(int wished) {
        if (wished < 1) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "maxRows must be at least 1.");
        }
    }

    private CompletionStage<Answer> follow(Journey journey, Generation generation) {
        finish(journey, "generate");
        return generation.fold(
                sql -> {
                    journey.generated(sql);
                    return proven(journey);
                },
                back -> CompletableFuture.completedFuture(journey.answer(
                        Answer.Status.NEEDS_CLARIFICATION,
                        ResultTable.empty(),
                        "",
                        Optional.of(new Answer.Clarification(back.question(), back.choices())),
                        Optional.empty(),
                        back.words())),
                declined -> CompletableFuture.completedFuture(journey.answer(
                        Answer.Status.REFUSED,
                        ResultTable.empty(),
                        "",
                        Optional.empty(),
                        Optional.of(declined.reason()),
                        declined.words())));
    }

    private CompletionStage<Answer> proven(Journey journey) {
        return validate(journey)
                .fold(
                        query -> authorizeGenerated(journey, query),
                        findings -> CompletableFuture.completedFuture(
                                refused(journey, findings.get(0).message())));
    }

    private Validation validate(Journey journey) {
        Validation validation = guard.validate(journey.sql(), journey.catalog());
        finish(journey, "validate");
        return validation;
    }

    private CompletionStage<Answer> authorizeGenerated(Journey journey, ValidatedQuery query) {
        AuthorizedQuery authorized;
        try {
            authorized = authorize(journey, query);
        } catch (Nl2SqlException e) {
            if (e.code() == ErrorCode.SQL_REFUSED) {
                return CompletableFuture.completedFuture(refused(journey, e.getMessage()));
            }
            throw e;
        }
        return execute(journey, authorized);
    }

    private AuthorizedQuery authorizeWritten(Journey journey, ValidatedQuery query) {
        try {
            return authorize(journey, query);
        } catch (Nl2SqlException e) {
            if (e.code() == ErrorCode.SQL_REFUSED && !(e instanceof SqlRefusedException)) {
                throw new SqlRefusedException(List.of(new Finding(FindingCode.NOT_PROVEN, e.getMessage(), 0, 0, "")));
            }
            throw e;
        }
    }

    private AuthorizedQuery authorize(Journey journey, ValidatedQuery query) {
        AuthorizedQuery authorized = guard.authorize(query);
        authorized.notices().forEach(journey::warn);
        finish(journey, "authorize");
        return authorized;
    }

    private static Answer refused(Journey journey, String why) {
        return journey.answer(
                Answer.Status.REFUSED,
                ResultTable.empty(),
                "",
                Optional.empty(),
                Optional.of("The SQL written for this question was refused: " + why),
                journey.generated().map(sql -> sql.words()).orElse(List.of()));
    }

    private CompletionStage<Answer> execute(Journey journey, AuthorizedQuery query) {
        if (journey.isDryRun()) {
            journey.warn("Nothing was run: this was a dry run.");
            return CompletableFuture.completedFuture(journey.answered(ResultTable.empty()));
        }
        int rows = rows(journey);
        return CompletableFuture.supplyAsync(
                        () -> {
                            ExecutionLimits bounds = new ExecutionLimits(remaining(journey), rows, limits.maxBytes());
                            journey.executing(query.sql());
                            return journey.source().runner().run(query, bounds, journey.cancellation());
                        },
                        workers.querying())
                .thenApplyAsync(result -> explain(journey, query, result), workers.computing());
    }

    private int rows(Journey journey) {
        int wished = journey.wishedRows().orElse(limits.maxRows());
        if (wished > limits.maxRows()) {
            journey.warn("maxRows was lowered to " + limits.maxRows() + ", the most that is returned.");
        }
        return Math.min(wished, limits.maxRows());
    }

    /** Waiting for a free worker counts. */
    private Duration remaining(Journey journey) {
        checkNotCancelled(journey);
        Duration left = limits.timeout().minusNanos(journey.elapsedNanos());
        if (left.isZero() || left.isNegative()) {
            throw new Nl2SqlException(
                    ErrorCode.STATEMENT_TIMEOUT, "The query did not get its turn in time. Try again shortly.");
        }
        return left.compareTo(limits.statementTimeout()) < 0 ? left : limits.statementTimeout();
    }

    private Answer explain(Journey journey, AuthorizedQuery query, ResultTable result) {
        finish(journey, "execute");
        if (result.truncated()) {
            journey.warn("Only the first " + result.rows().size() + " rows are shown; there are more.");
        }
        VisibleCatalog catalog = journey.catalog();
        NothingFound.sentences(result, query, catalog).forEach(journey::warn);
        finish(journey, "explain");
        return journey.answered(result);
    }

    private static void finish(Journey journey, String stage) {
        journey.finished(stage);
        checkNotCancelled(journey);
    }

    private static void checkNotCancelled(Journey journey) {
        if (journey.cancellation().isCancelled()) {
            throw new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
        }
    }
}
