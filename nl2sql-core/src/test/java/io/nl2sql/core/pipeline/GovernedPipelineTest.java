package io.nl2sql.core.pipeline;

import static io.nl2sql.core.testing.PipelineFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.testing.PipelineFixture;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GovernedPipelineTest {
    private static final RowAccess SOME_ROWS = new RowAccess.Matching(SqlFragment.of("tenant_id = 1"));

    private final PipelineFixture given = new PipelineFixture();

    @AfterEach
    void close() {
        given.close();
    }

    private static ResultTable table(Object... values) {
        ResultColumn column = new ResultColumn("n", ColumnType.named("bigint"));
        return new ResultTable(
                List.of(column), Arrays.stream(values).map(Arrays::asList).toList(), false);
    }

    private Answer ask(Question question) {
        return given.pipeline().ask(question, ANN).toCompletableFuture().join();
    }

    private Answer ask(String words) {
        return ask(Question.of(words));
    }

    private Nl2SqlException failure(CompletableFuture<Answer> answer) {
        AtomicReference<Nl2SqlException> found = new AtomicReference<>();
        assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(Nl2SqlException.class, found::set);
        return found.get();
    }

    private Nl2SqlException failure(Question question) {
        return failure(given.pipeline().ask(question, ANN).toCompletableFuture());
    }

    private HistoryEntry onlyEntry() {
        assertThat(given.history().entries()).hasSize(1);
        return given.history().entries().get(0);
    }

    @Test
    void answersWithRowsTimingsAndAHistoryEntryOfTheSameId() {
        given.runner((query, limits, cancellation) -> table(5L)).notices("Names are masked.");
        Answer answer = ask("How many customers?");
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.sql()).isEqualTo("SELECT 1");
        assertThat(answer.executedSql()).isEqualTo("select 1 /* governed */");
        assertThat(answer.result().rows()).containsExactly(List.of(5L));
        assertThat(answer.explanation()).isEqualTo("What was asked");
        assertThat(answer.confidence()).contains(0.9);
        assertThat(answer.generator()).isEqualTo("scripted");
        assertThat(answer.warnings()).containsExactly("Names are masked.");
        assertThat(answer.timings().keySet())
                .containsExactly("resolve", "generate", "validate", "authorize", "execute", "explain", "total");
        HistoryEntry entry = onlyEntry();
        assertThat(entry.id()).isEqualTo(answer.id());
        assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.ANSWERED);
        assertThat(entry.principal()).isEqualTo("ann");
        assertThat(entry.dataSource()).isEqualTo("shop");
        assertThat(entry.rowCount()).isEqualTo(1);
        assertThat(entry.executedSql()).isEqualTo("select 1 /* governed */");
    }

    @Test
    void offersTheOtherReadingsOnlyWhereNothingWasFound() {
        GeneratedSql sql = new GeneratedSql(
                "SELECT 1", "", List.of(), List.of(), List.of(), 0.9, "", List.of("How many customers by order date?"));
        given.generator(ScriptedGenerator.replying(new Generation.Generated(sql)));
        given.runner((query, limits, cancellation) -> table(5L));
        assertThat(ask("How many customers?").alternatives()).isEmpty();
        given.runner((query, limits, cancellation) -> table(0L));
        assertThat(ask("How many customers?").alternatives()).containsExactly("How many customers by order date?");
    }

    @Test
    void tellsTheGeneratorTheCallersViewAndDate() {
        ScriptedGenerator generator = ScriptedGenerator.writing("SELECT 1");
        given.generator(generator);
        ask("  How many customers?  ");
        assertThat(generator.prompts()).singleElement().satisfies(prompt -> {
            assertThat(prompt.question()).isEqualTo("How many customers?");
            assertThat(prompt.today()).isEqualTo("2026-05-06");
            assertThat(prompt.catalog().dataSource()).isEqualTo("shop");
        });
    }

    @Test
    void asksBackAndRefusesAsAnswers() {
        given.generator(ScriptedGenerator.replying(
                new Generation.Clarification("Which date?", List.of("by order date", "by due date"), List.of())));
        Answer back = ask("When?");
        assertThat(back.status()).isEqualTo(Answer.Status.NEEDS_CLARIFICATION);
        assertThat(back.clarification().orElseThrow().choices()).hasSize(2);
        given.generator(ScriptedGenerator.replying(new Generation.Declined("That is not in the data.", List.of())));
        Answer refused = ask("What is the weather?");
        assertThat(refused.status()).isEqualTo(Answer.Status.REFUSED);
        assertThat(refused.reason()).contains("That is not in the data.");
        assertThat(given.history().entries())
                .extracting(HistoryEntry::outcome)
                .containsExactly(HistoryEntry.Outcome.NEEDS_CLARIFICATION, HistoryEntry.Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP TABLE customers", "SELECT unproven"})
    void refusesGeneratedSqlThatTheGuardRefuses(String sql) {
        given.generator(ScriptedGenerator.writing(sql));
        Answer answer = ask("How many?");
        assertThat(answer.status()).isEqualTo(Answer.Status.REFUSED);
        assertThat(answer.reason().orElseThrow()).startsWith("The SQL written for this question was refused: ");
        assertThat(answer.executedSql()).isEmpty();
        assertThat(onlyEntry().errorCode()).contains("SQL_REFUSED");
    }

    @Test
    void failsWrittenSqlThatTheGuardRefusesWithItsFindings() {
        CompletableFuture<Answer> answer = given.pipeline()
                .run(SqlRequest.of("DELETE FROM t", Optional.empty()), ANN)
                .toCompletableFuture();
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        SqlRefusedException.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo(FindingCode.NOT_A_QUERY));
        assertThat(onlyEntry().outcome()).isEqualTo(HistoryEntry.Outcome.REFUSED);
        assertThat(onlyEntry().errorCode()).contains("NOT_A_QUERY");
        assertThat(onlyEntry().generator()).isEqualTo("person");
    }

    @Test
    void failsWrittenSqlThatCannotBeProvenWithAFinding() {
        CompletableFuture<Answer> answer = given.pipeline()
                .run(SqlRequest.of("SELECT unproven", Optional.empty()), ANN)
                .toCompletableFuture();
        assertThat(failure(answer))
                .isInstanceOfSatisfying(
                        SqlRefusedException.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo(FindingCode.NOT_PROVEN));
    }

    @Test
    void recordsEveryFailureUnderItsCode() {
        assertThat(failure(Question.of(" \n ")).code()).isEqualTo(ErrorCode.QUESTION_EMPTY);
        assertThat(failure(Question.of("x".repeat(20_000))).code()).isEqualTo(ErrorCode.QUESTION_TOO_LONG);
        assertThat(failure(Question.of("a\u0000b")).code()).isEqualTo(ErrorCode.QUESTION_NOT_TEXT);
        assertThat(failure(Question.of("\ud800 alone")).code()).isEqualTo(ErrorCode.QUESTION_NOT_TEXT);
        assertThat(failure(Question.of("?!")).code()).isEqualTo(ErrorCode.QUESTION_NOT_TEXT);
        assertThat(failure(Question.of("How many?").on("elsewhere")).code()).isEqualTo(ErrorCode.DATA_SOURCE_UNKNOWN);
        assertThat(failure(new Question("How many?", Optional.empty(), Optional.of(0), Optional.empty(), false, ""))
                        .code())
                .isEqualTo(ErrorCode.REQUEST_MALFORMED);
        given.generator(ScriptedGenerator.failing(new Nl2SqlException(ErrorCode.MODEL_UNAVAILABLE, "No model.")));
        assertThat(failure(Question.of("How many?")).code()).isEqualTo(ErrorCode.MODEL_UNAVAILABLE);
        given.generator(ScriptedGenerator.failing(new IllegalStateException("a bug")));
        assertThat(failure(Question.of("How many?")).code()).isEqualTo(ErrorCode.INTERNAL);
        given.generator(ScriptedGenerator.writing("SELECT 1")).runner((query, limits, cancellation) -> {
            throw new Nl2SqlException(ErrorCode.STATEMENT_TIMEOUT, "Too long.");
        });
        assertThat(failure(Question.of("How many?")).code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
        assertThat(given.history().entries())
                .extracting(entry -> entry.errorCode().orElse(""))
                .containsExactly(
                        "QUESTION_EMPTY",
                        "QUESTION_TOO_LONG",
                        "QUESTION_NOT_TEXT",
                        "QUESTION_NOT_TEXT",
                        "QUESTION_NOT_TEXT",
                        "DATA_SOURCE_UNKNOWN",
                        "REQUEST_MALFORMED",
                        "MODEL_UNAVAILABLE",
                        "INTERNAL",
                        "STATEMENT_TIMEOUT");
        assertThat(given.history().entries())
                .allSatisfy(entry -> assertThat(entry.question()).doesNotContain("\u0000", "\ud800"));
    }

    @Test
    void neverRepeatsTheMessageOfABug() {
        given.generator(ScriptedGenerator.failing(new IllegalStateException("secret value 42")));
        assertThat(failure(Question.of("How many?")).getMessage()).doesNotContain("42");
        assertThat(onlyEntry().message()).doesNotContain("42");
    }

    @Test
    void withholdsTheAnswerWhenItCannotBeRecorded() {
        given.runner((query, limits, cancellation) -> table(5L)).history().goDown();
        assertThat(failure(Question.of("How many?")).code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE);
        assertThat(failure(Question.of("")).code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE);
    }

    @Test
    void endsAtTheDeadlineWhateverHangs() {
        given.timeout(Duration.ofMillis(200)).generator(ScriptedGenerator.waitingFor(new CompletableFuture<>()));
        assertThat(failure(Question.of("How many?")).code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
        assertThat(onlyEntry().outcome()).isEqualTo(HistoryEntry.Outcome.FAILED);
        assertThat(onlyEntry().durationMillis()).isBetween(150.0, 5_000.0);
    }

    @Test
    void givesTheDatabaseNoMoreTimeThanIsLeft() {
        AtomicReference<Duration> allowed = new AtomicReference<>();
        given.timeout(Duration.ofSeconds(2)).runner((query, limits, cancellation) -> {
            allowed.set(limits.timeout());
            return table(5L);
        });
        ask("How many?");
        assertThat(allowed.get()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void cancelsTheRunningQueryAndRecordsIt() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        given.runner((query, limits, cancellation) -> {
            cancellation.onCancel(cancelled::countDown);
            running.countDown();
            awaitUninterrupted(cancelled);
            throw new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "Cancelled.");
        });
        CompletableFuture<Answer> answer =
                given.pipeline().ask(Question.of("How many?"), ANN).toCompletableFuture();
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        answer.cancel(true);
        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        for (int wait = 0; wait < 500 && given.history().entries().isEmpty(); wait++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(onlyEntry().outcome()).isEqualTo(HistoryEntry.Outcome.CANCELLED);
        assertThat(onlyEntry().executedSql()).isNotEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysTheSameAboutHiddenAndAbsentRowsWhenPolicyLimitsATable() {
        for (ResultTable nothing : List.of(table(), table(0L), table((Object) null))) {
            given.reading(SampleCatalog.CUSTOMERS, SOME_ROWS).runner((query, limits, cancellation) -> nothing);
            assertThat(ask("How many?").warnings())
                    .containsExactly(
                            "No rows that you may see match; policy limits sales.customers to part of its rows.")
                    .allMatch(Notices::isOfNoRows);
        }
    }

    @Test
    void saysWhyATableShowsNoRowsAtAll() {
        given.reading(SampleCatalog.CUSTOMERS, new RowAccess.None("Your account has no claim tenant_id."));
        assertThat(ask("Who?").warnings())
                .containsExactly("Your account has no claim tenant_id.")
                .noneMatch(Notices::isOfNoRows);
    }

    @Test
    void saysThatThereIsTrulyNothingWhereNoPolicyLimitsRows() {
        assertThat(ask("Who?").warnings()).containsExactly("No rows match.").allMatch(Notices::isOfNoRows);
    }

    @Test
    void saysNothingOfPolicyWhenThereAreRows() {
        given.reading(SampleCatalog.CUSTOMERS, SOME_ROWS).runner((query, limits, cancellation) -> table(3L));
        assertThat(ask("How many?").warnings()).isEmpty();
    }

    @Test
    void runsNothingOnADryRun() {
        given.runner((query, limits, cancellation) -> {
            throw new IllegalStateException("must not run");
        });
        Answer answer = ask(new Question("How many?", Optional.empty(), Optional.empty(), Optional.empty(), true, ""));
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.executedSql()).isEmpty();
        assertThat(answer.warnings()).containsExactly("Nothing was run: this was a dry run.");
        assertThat(onlyEntry().rowCount()).isEqualTo(-1);
    }

    @Test
    void clampsMaxRowsAndSaysSo() {
        AtomicReference<Integer> rows = new AtomicReference<>();
        given.runner((query, limits, cancellation) -> {
            rows.set(limits.maxRows());
            return table(3L);
        });
        Answer answer =
                ask(new Question("How many?", Optional.empty(), Optional.of(5_000), Optional.empty(), false, ""));
        assertThat(rows.get()).isEqualTo(1_000);
        assertThat(answer.warnings()).containsExactly("maxRows was lowered to 1000, the most that is returned.");
        ask(new Question("How many?", Optional.empty(), Optional.of(7), Optional.empty(), false, ""));
        assertThat(rows.get()).isEqualTo(7);
    }

    @Test
    void saysThatTheResultWasCut() {
        given.runner((query, limits, cancellation) ->
                new ResultTable(table(1L).columns(), table(1L, 2L).rows(), true));
        assertThat(ask("Who?").warnings()).containsExactly("Only the first 2 rows are shown; there are more.");
        assertThat(onlyEntry().truncated()).isTrue();
    }

    @Test
    void addsLittleTimeOfItsOwn() {
        given.runner((query, limits, cancellation) -> table(3L));
        GovernedPipeline pipeline = given.pipeline();
        double[] millis = new double[2_000];
        for (int round = 0; round < millis.length; round++) {
            long start = System.nanoTime();
            pipeline.ask(Question.of("How many?"), ANN).toCompletableFuture().join();
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        assertThat(millis[millis.length / 2]).as("median in ms").isLessThan(5);
    }

    @Test
    void keepsAHundredAskersWaitingNoLongerThanOne() {
        given.generator(new DelayedGenerator(Duration.ofMillis(500)))
                .runner((query, limits, cancellation) -> table(3L));
        GovernedPipeline pipeline = given.pipeline();
        long start = System.nanoTime();
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 100)
                .mapToObj(asker -> pipeline.ask(Question.of("How many?"), ANN).toCompletableFuture())
                .toList();
        answers.forEach(CompletableFuture::join);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
        assertThat(given.history().entries()).hasSize(100);
    }

    /** Thinks without holding a thread, as a model does. */
    private record DelayedGenerator(Duration delay) implements SqlGenerator {
        @Override
        public String name() {
            return "delayed";
        }

        @Override
        public CompletionStage<Reply> generate(Prompt prompt) {
            GeneratedSql sql = new GeneratedSql("SELECT 1", "", List.of(), List.of(), List.of(), 1);
            return CompletableFuture.supplyAsync(
                    () -> Reply.of(new Generation.Generated(sql), "delayed"),
                    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
        }
    }
}
