package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.history.History;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Attempt;
import io.nl2sql.core.prompt.Prompt;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The stages in their order: check, resolve, generate, then what {@link Proving} and {@link Running} do. */
final class Stages {
    static final String PERSON = "person";

    private final DataSources sources;
    private final VisibleCatalogs catalogs;
    private final SqlGenerator generator;
    private final PipelineLimits limits;
    private final Workers workers;
    private final Clock clock;
    private final QuestionCheck questions;
    private final Proving proving;
    private final Running running;
    private final KnownValues known;
    private final Memory memory;

    Stages(
            DataSources sources,
            VisibleCatalogs catalogs,
            SqlGenerator generator,
            Guard guard,
            History history,
            Glossary glossary,
            PipelineLimits limits,
            Workers workers,
            Clock clock) {
        this.sources = sources;
        this.catalogs = catalogs;
        this.generator = generator;
        this.limits = limits;
        this.workers = workers;
        this.clock = clock;
        this.questions = new QuestionCheck(limits.maxQuestionLength());
        this.proving = new Proving(guard);
        this.running = new Running(limits, workers);
        this.known = new KnownValues(guard, workers.querying());
        this.memory = new Memory(history, glossary, guard, limits, workers, clock);
    }

    CompletionStage<Answer> ask(Journey journey, Question question) {
        String words = questions.check(question);
        resolve(journey, question.dataSource());
        journey.written(generator.name(), "");
        journey.conversing(question.conversationId());
        CompletableFuture<Prompt> prompt = memory.of(journey, question)
                .thenCombine(
                        known.of(journey.source(), journey.catalog()),
                        (recalled, values) -> prompt(journey, words, question.evidence(), values, recalled));
        Function<Prompt, CompletionStage<Answer>> next = ready -> attempt(journey, ready);
        return prompt.isDone() ? prompt.thenCompose(next) : prompt.thenComposeAsync(next, workers.computing());
    }

    private Prompt prompt(Journey journey, String words, String evidence, ValueIndex values, Memory.Recalled recalled) {
        journey.checkNotCancelled();
        return new Prompt(
                words,
                evidence,
                journey.catalog(),
                values,
                LocalDate.now(clock),
                journey.source().fiscalYear(),
                recalled.turns(),
                recalled.synonyms(),
                clock.instant().plus(journey.remaining()),
                List.of());
    }

    CompletionStage<Answer> run(Journey journey, SqlRequest request) {
        resolve(journey, request.dataSource());
        return running.run(journey, proven(journey));
    }

    /** @param begun called before the first row is handed on; throws where that must not be */
    CompletionStage<Answer> stream(Journey journey, SqlRequest request, AnswerSink sink, Runnable begun) {
        resolve(journey, request.dataSource());
        return running.stream(journey, proven(journey), sink, begun);
    }

    CompletionStage<Answer> describe(Journey journey, SqlRequest request) {
        resolve(journey, request.dataSource());
        return running.describe(journey, proven(journey));
    }

    private AuthorizedQuery proven(Journey journey) {
        return proving.prove(journey, Function.identity(), findings -> {
            throw new SqlRefusedException(findings);
        });
    }

    private void resolve(Journey journey, Optional<String> name) {
        journey.wishedRows().ifPresent(Stages::checkRows);
        GovernedSource source = sources.resolve(name);
        journey.resolved(source, catalogs.of(source, journey.caller().principal()));
        journey.finished("resolve");
        journey.checkNotCancelled();
    }

    private static void checkRows(int wished) {
        if (wished < 1) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "maxRows must be at least 1.");
        }
    }

    /** Whoever stops the journey stops the generator. */
    private CompletionStage<Answer> attempt(Journey journey, Prompt prompt) {
        CompletableFuture<Reply> asked = generator.generate(prompt).toCompletableFuture();
        Cancellation.Registration stopping = journey.cancellation().onCancel(() -> asked.cancel(true));
        return asked.whenComplete((reply, failure) -> stopping.close())
                .thenComposeAsync(reply -> follow(journey, prompt, reply), workers.computing());
    }

    private CompletionStage<Answer> follow(Journey journey, Prompt prompt, Reply reply) {
        journey.replied(reply);
        journey.finished("generate");
        journey.checkNotCancelled();
        return reply.generation()
                .fold(
                        sql -> prove(journey, prompt, reply, sql),
                        back -> CompletableFuture.completedFuture(clarifying(journey, back)),
                        declined -> CompletableFuture.completedFuture(declined(journey, declined)));
    }

    private CompletionStage<Answer> prove(Journey journey, Prompt prompt, Reply reply, GeneratedSql sql) {
        journey.generated(sql);
        return proving.prove(
                journey,
                query -> running.run(journey, query),
                findings -> reply.correctable() && prompt.attempts().size() < limits.corrections()
                        ? attempt(journey, prompt.after(new Attempt(sql.sql(), findings)))
                        : CompletableFuture.completedFuture(refused(journey, findings)));
    }

    private static Answer clarifying(Journey journey, Generation.Clarification back) {
        journey.offering(back.decides());
        return journey.answer(
                Answer.Status.NEEDS_CLARIFICATION,
                ResultTable.empty(),
                "",
                Optional.of(new Answer.Clarification(back.question(), back.choices())),
                Optional.empty(),
                back.words());
    }

    private static Answer declined(Journey journey, Generation.Declined declined) {
        return journey.answer(
                Answer.Status.REFUSED,
                ResultTable.empty(),
                "",
                Optional.empty(),
                Optional.of(declined.reason()),
                declined.words());
    }

    private static Answer refused(Journey journey, List<Finding> findings) {
        return journey.answer(
                Answer.Status.REFUSED,
                ResultTable.empty(),
                "",
                Optional.empty(),
                Optional.of("The SQL written for this question was refused: "
                        + findings.get(0).message()),
                journey.generated().map(GeneratedSql::words).orElse(List.of()));
    }
}
