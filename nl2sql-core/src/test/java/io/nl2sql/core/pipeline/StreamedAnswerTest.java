package io.nl2sql.core.pipeline;

import static io.nl2sql.core.testing.PipelineFixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.core.testing.PipelineFixture;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.core.testing.TableRunner;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedAnswerTest {
    private static final SqlRequest REQUEST = SqlRequest.of("SELECT 1", Optional.empty());
    private static final ResultTable TWO_ROWS = new ResultTable(
            List.of(new ResultColumn("n", ColumnType.named("bigint"))), List.of(List.of(1L), List.of(2L)), true);

    private final PipelineFixture given = new PipelineFixture().runner(TableRunner.returning(TWO_ROWS));
    private final Kept kept = new Kept(given.history());

    @AfterEach
    void close() {
        given.close();
    }

    /** Keeps what is streamed, and what the history said at each row. */
    private static class Kept implements AnswerSink {
        final List<Answer> heads = new ArrayList<>();
        final List<List<Object>> rows = new ArrayList<>();
        final List<HistoryEntry.Outcome> said = new ArrayList<>();
        private final InMemoryHistory history;

        Kept(InMemoryHistory history) {
            this.history = history;
        }

        @Override
        public void begin(Answer head) {
            heads.add(head);
        }

        @Override
        public void row(List<Object> values) {
            said.add(history.entries().get(0).outcome());
            rows.add(values);
        }
    }

    private CompletableFuture<Answer> stream(SqlRequest request, AnswerSink sink) {
        return given.pipeline().stream(request, ANN, sink).toCompletableFuture();
    }

    private static void assertFails(ThrowingCallable work, ErrorCode code) {
        assertThatThrownBy(work)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void handsRowsOnBehindTheirHistoryEntry() {
        Answer answer = stream(REQUEST, kept).join();
        assertThat(kept.heads).singleElement().satisfies(head -> {
            assertThat(head.id()).isEqualTo(answer.id());
            assertThat(head.result().columns()).isEqualTo(TWO_ROWS.columns());
        });
        assertThat(kept.rows).isEqualTo(TWO_ROWS.rows());
        assertThat(kept.said).containsOnly(HistoryEntry.Outcome.RUNNING);
        assertThat(answer.result().rows()).isEmpty();
        assertThat(answer.warnings()).contains("Only the first 2 rows are shown; there are more.");
        assertThat(given.history().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.ANSWERED);
            assertThat(entry.rowCount()).isEqualTo(2);
            assertThat(entry.truncated()).isTrue();
        });
    }

    @Test
    void handsNothingOnThatCannotBeRecorded() {
        given.history().goDown();
        assertFails(stream(REQUEST, kept)::join, ErrorCode.HISTORY_UNAVAILABLE);
        assertThat(kept.heads).isEmpty();
        assertThat(kept.rows).isEmpty();
    }

    @Test
    void doesNotCallARunCompleteWhoseEndCannotBeRecorded() {
        AnswerSink sink = new Kept(given.history()) {
            @Override
            public void begin(Answer head) {
                given.history().goDown();
            }
        };
        assertFails(stream(REQUEST, sink)::join, ErrorCode.HISTORY_UNAVAILABLE);
        assertThat(given.history().entries())
                .extracting(HistoryEntry::outcome)
                .containsExactly(HistoryEntry.Outcome.RUNNING);
    }

    @Test
    void recordsHowManyRowsWereTakenBeforeTheTakerFailed() {
        AnswerSink sink = new Kept(given.history()) {
            @Override
            public void row(List<Object> values) {
                super.row(values);
                throw new UncheckedIOException(new IOException("gone"));
            }
        };
        assertFails(stream(REQUEST, sink)::join, ErrorCode.INTERNAL);
        assertThat(given.history().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.FAILED);
            assertThat(entry.rowCount()).isEqualTo(1);
        });
    }

    @Test
    void givesAStreamItsOwnTimeFromTheFirstRowOn() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        given.streamTimeout(Duration.ofMillis(100)).runner((query, limits, cancellation) -> TWO_ROWS);
        AnswerSink slow = new Kept(given.history()) {
            @Override
            public void row(List<Object> values) {
                awaitUninterrupted(stopped);
                super.row(values);
            }
        };
        CompletableFuture<Answer> answer = stream(REQUEST, slow);
        assertFails(answer::join, ErrorCode.STATEMENT_TIMEOUT);
        stopped.countDown();
        assertThat(given.history().entries())
                .extracting(HistoryEntry::outcome)
                .containsExactly(HistoryEntry.Outcome.FAILED);
    }

    @Test
    void honoursAShorterTimeoutOfTheRequest() {
        SqlRequest hasty = new SqlRequest(
                "SELECT 1",
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(Duration.ofMillis(50)),
                Optional.empty());
        given.runner((query, limits, cancellation) -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            cancellation.onCancel(cancelled::countDown);
            awaitUninterrupted(cancelled);
            throw new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "Cancelled.");
        });
        assertFails(stream(hasty, kept)::join, ErrorCode.STATEMENT_TIMEOUT);
    }

    @Test
    void refusesWhatTheGuardRefuses() {
        assertThatThrownBy(stream(SqlRequest.of("DROP TABLE t", Optional.empty()), kept)::join)
                .hasCauseInstanceOf(SqlRefusedException.class);
        assertThat(kept.heads).isEmpty();
    }

    @Test
    void describesColumnsWithoutReadingARow() {
        Answer answer =
                given.pipeline().describe(REQUEST, ANN).toCompletableFuture().join();
        assertThat(answer.result().columns()).isEqualTo(TWO_ROWS.columns());
        assertThat(answer.result().rows()).isEmpty();
        assertThat(given.history().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.rowCount()).isEqualTo(-1));
    }

    @Test
    void recordsTheQuestionThatSqlWasWrittenFor() {
        SqlRequest.Origin origin = new SqlRequest.Origin("How many?", "openai");
        stream(
                        new SqlRequest(
                                "SELECT 1",
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.of(origin)),
                        kept)
                .join();
        assertThat(given.history().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.question()).isEqualTo("How many?");
            assertThat(entry.generator()).isEqualTo("openai");
        });
    }

    @Test
    void recordsWhoAskedAndUnderWhichPolicies() {
        RowAccess some =
                new RowAccess.Matching(new SqlFragment(List.of("site =\n", ""), List.of(ClaimValue.of("Köln's"))));
        given.reading(SampleCatalog.CUSTOMERS, some);
        stream(REQUEST, kept).join();
        assertThat(given.history().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.roles()).containsExactly("analyst");
            assertThat(entry.policies()).containsExactly("sales.customers: rows where site = 'Köln''s'");
        });
    }

    @Test
    void tellsAGeneratorOnceWhatWasWrong() {
        given.generator(ScriptedGenerator.improving("DROP TABLE t", "SELECT 1"));
        Answer answer = given.pipeline()
                .ask(Question.of("How many?"), ANN)
                .toCompletableFuture()
                .join();
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.usage()).contains(new Usage("scripted-1", 200, 20, 0.5));
        assertThat(given.history().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.usage()).isEqualTo(answer.usage()));
    }

    @Test
    void stopsCorrectingAtTheLimit() {
        ScriptedGenerator stubborn =
                ScriptedGenerator.improving("DROP TABLE t", "DROP TABLE u", "DROP TABLE v", "DROP TABLE w");
        given.generator(stubborn);
        Answer answer = given.pipeline()
                .ask(Question.of("How many?"), ANN)
                .toCompletableFuture()
                .join();
        assertThat(answer.status()).isEqualTo(Answer.Status.REFUSED);
        assertThat(stubborn.prompts()).hasSize(2);
        assertThat(stubborn.prompts().get(1).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.sql()).isEqualTo("DROP TABLE t");
            assertThat(attempt.findings()).isNotEmpty();
        });
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
