package io.nl2sql.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ResultColumn;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.SqlRefusedException;
import io.nl2sql.core.testing.PipelineFixture;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.core.testing.TableRunner;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatementsTest {
    private static final Caller ANN = person("ann");
    private static final ResultTable TABLE = new ResultTable(
            List.of(new ResultColumn("n", ColumnType.named("integer"))), List.of(List.of(1), List.of(2)), false);

    private final PipelineFixture given = new PipelineFixture().runner(TableRunner.returning(TABLE));

    private static Caller person(String name) {
        return new Caller(new Principal(name, Set.of(Roles.ANALYST), Claims.none()), "jdbc");
    }

    @AfterEach
    void close() {
        given.close();
    }

    /** Collects what is handed on. */
    private static final class Collected implements StatementSink {
        private final List<List<Object>> rows = new ArrayList<>();
        private Heading heading;

        @Override
        public void begin(Heading begun) {
            heading = begun;
        }

        @Override
        public void row(List<Object> values) {
            rows.add(values);
        }
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Ending run(Statements statements, String text, Caller caller, StatementSink sink) {
        return get(statements.run(ClientStatement.of(text), caller, sink, new Cancellation()));
    }

    @Test
    void runsAQuestionAndSaysWhatItsSqlIs() {
        given.generator(ScriptedGenerator.writing("SELECT 7 AS n")).notices("Some rows are hidden.");
        Collected sink = new Collected();

        Ending ending = run(given.statements(), "How many?", ANN, sink);

        assertThat(ending).isEqualTo(new Ending(2, false, List.of()));
        assertThat(sink.rows).containsExactly(List.of(1), List.of(2));
        assertThat(sink.heading.kind()).isEqualTo(Heading.Kind.QUESTION);
        assertThat(sink.heading.generatedSql()).isEqualTo("SELECT 7 AS n");
        assertThat(sink.heading.notices())
                .containsExactly(
                        new Notice(Notice.Kind.GENERATED_SQL, "SELECT 7 AS n"),
                        new Notice(Notice.Kind.ASSUMPTION, "An assumption"),
                        new Notice(Notice.Kind.POLICY, "Some rows are hidden."));
    }

    @Test
    void tellsWhatElseTheQuestionMayHaveMeant() {
        given.generator(ScriptedGenerator.replying(new Generation.Generated(new GeneratedSql(
                "SELECT 7 AS n", "", List.of("All years."), List.of("How many open ones?"), List.of(), 0.6))));
        Collected sink = new Collected();

        run(given.statements(), "How many?", ANN, sink);

        assertThat(sink.heading.notices())
                .containsExactly(
                        new Notice(Notice.Kind.GENERATED_SQL, "SELECT 7 AS n"),
                        new Notice(Notice.Kind.ASSUMPTION, "All years."),
                        new Notice(Notice.Kind.ALTERNATIVE, "How many open ones?"));
    }

    @Test
    void runsSqlAsAPersonsOwn() {
        Collected sink = new Collected();

        run(given.statements(), "SELECT 1;", ANN, sink);

        assertThat(sink.heading).isEqualTo(new Heading(Heading.Kind.SQL, "", 0, TABLE.columns(), List.of()));
        assertThat(given.history().entries()).last().satisfies(entry -> {
            assertThat(entry.sql()).isEqualTo("SELECT 1");
            assertThat(entry.generator()).isEqualTo("person");
            assertThat(entry.door()).isEqualTo("jdbc");
            assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.ANSWERED);
        });
    }

    @Test
    void putsTheSqlOfAQuestionIntoTheStatementAroundIt() {
        given.generator(ScriptedGenerator.writing("SELECT 7 AS n -- seven;\n;"));
        Collected sink = new Collected();

        run(given.statements(), "SELECT count(*) FROM nl('How many?') q WHERE n > 1", ANN, sink);

        assertThat(sink.heading.kind()).isEqualTo(Heading.Kind.MIXED);
        assertThat(sink.heading.generatedSql())
                .isEqualTo("SELECT count(*) FROM (SELECT 7 AS n -- seven;\n) q WHERE n > 1");
        assertThat(given.history().entries()).last().satisfies(entry -> {
            assertThat(entry.question()).isEqualTo("How many?");
            assertThat(entry.generator()).isEqualTo("scripted");
        });
    }

    @Test
    void givesColumnsThatShareANameOneOfTheirOwn() {
        ResultColumn name = new ResultColumn("name", ColumnType.named("text"));
        ResultColumn nameless = new ResultColumn("?column?", ColumnType.named("integer"));
        given.generator(ScriptedGenerator.writing("SELECT a.name, b.name, 1 FROM a, b"))
                .runner(TableRunner.returning(new ResultTable(List.of(name, name, nameless), List.of(), false)));
        Collected sink = new Collected();

        run(given.statements(), "SELECT * FROM nl('x') q", ANN, sink);

        assertThat(sink.heading.generatedSql())
                .isEqualTo("SELECT * FROM (SELECT * FROM (SELECT a.name, b.name, 1 FROM a, b\n)"
                        + " AS nl(\"name\", \"name_2\", \"column\")) q");
    }

    @Test
    void asksTheGeneratorOncePerPersonAndQuestion() {
        ScriptedGenerator generator = ScriptedGenerator.writing("SELECT 7 AS n");
        Statements statements = given.generator(generator).statements();

        run(statements, "How many?", ANN, new Collected());
        run(statements, "ASK How many? ;", ANN, new Collected());
        run(statements, "SELECT * FROM nl('How many?') q", ANN, new Collected());
        get(statements.describe(ClientStatement.of("How many?"), ANN, new Cancellation()));
        assertThat(generator.prompts()).hasSize(1);

        run(statements, "How many?", person("bob"), new Collected());
        run(statements, "How few?", ANN, new Collected());
        assertThat(generator.prompts()).hasSize(3);
    }

    @Test
    void letsThoseWhoAskTheSameAtTheSameTimeShareOneTranslation() {
        CompletableFuture<Generation> reply = new CompletableFuture<>();
        ScriptedGenerator generator = ScriptedGenerator.waitingFor(reply);
        Statements statements = given.generator(generator).statements();
        Cancellation second = new Cancellation();

        CompletionStage<Ending> one =
                statements.run(ClientStatement.of("How many?"), ANN, new Collected(), new Cancellation());
        CompletionStage<Ending> other = statements.run(ClientStatement.of("How many?"), ANN, new Collected(), second);
        second.cancel();

        assertThat(catchThrowableOfType(Nl2SqlException.class, () -> get(other)).code())
                .isEqualTo(ErrorCode.QUERY_CANCELLED);
        reply.complete(generated("SELECT 7 AS n"));
        assertThat(get(one).rows()).isEqualTo(2);
        assertThat(generator.prompts()).hasSize(1);
    }

    private static Generation generated(String sql) {
        return new Generation.Generated(
                new io.nl2sql.core.llm.GeneratedSql(sql, "", List.of(), List.of(), List.of(), 1));
    }

    @Test
    void stopsTheGeneratorWhenNobodyWaitsAnyMore() throws Exception {
        CompletableFuture<io.nl2sql.core.llm.Reply> reply = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        Statements statements = given.generator(new io.nl2sql.core.llm.SqlGenerator() {
                    @Override
                    public String name() {
                        return "slow";
                    }

                    @Override
                    public CompletionStage<io.nl2sql.core.llm.Reply> generate(io.nl2sql.core.prompt.Prompt prompt) {
                        asked.complete(null);
                        return reply;
                    }
                })
                .statements();
        Cancellation stop = new Cancellation();

        CompletionStage<Ending> running = statements.run(ClientStatement.of("How many?"), ANN, new Collected(), stop);
        asked.get(10, TimeUnit.SECONDS);
        stop.cancel();

        assertThat(catchThrowable(() -> get(running))).hasMessage("The query was cancelled.");
        assertThat(reply).failsWithin(10, TimeUnit.SECONDS);
        assertThat(reply).isCancelled();
    }

    @Test
    void doesNotWaitForTheGeneratorLongerThanWished() {
        Statements statements = given.generator(ScriptedGenerator.waitingFor(new CompletableFuture<>()))
                .statements();
        ClientStatement statement = new ClientStatement(
                "How many?",
                Optional.empty(),
                ClientStatement.Mode.AUTO,
                Optional.empty(),
                Optional.of(Duration.ofMillis(50)),
                true,
                List.of());

        assertThat(catchThrowableOfType(
                                Nl2SqlException.class,
                                () -> get(statements.run(statement, ANN, new Collected(), new Cancellation())))
                        .code())
                .isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
    }

    @Test
    void keepsNoFailureAndSaysWhatElseCouldBeAsked() {
        AtomicReference<ScriptedGenerator> generator = new AtomicReference<>(ScriptedGenerator.replying(
                new Generation.Clarification("Which?", List.of("How many a?", "How many b?"), List.of())));
        Statements statements = given.generator(generator.get()).statements();

        for (int i = 0; i < 2; i++) {
            QuestionUnansweredException back = catchThrowableOfType(
                    QuestionUnansweredException.class, () -> run(statements, "How many?", ANN, new Collected()));
            assertThat(back.code()).isEqualTo(ErrorCode.QUESTION_AMBIGUOUS);
            assertThat(back.choices()).containsExactly("How many a?", "How many b?");
        }
        assertThat(generator.get().prompts()).hasSize(2);
    }

    @Test
    void tellsARefusedTranslationFromNone() {
        given.generator(ScriptedGenerator.writing("DROP TABLE customers"));
        assertThat(catchThrowableOfType(
                                Nl2SqlException.class, () -> run(given.statements(), "How many?", ANN, new Collected()))
                        .code())
                .isEqualTo(ErrorCode.SQL_REFUSED);

        given.generator(ScriptedGenerator.replying(new Generation.Declined("I do not know.", List.of())));
        assertThat(catchThrowableOfType(
                                Nl2SqlException.class, () -> run(given.statements(), "How many?", ANN, new Collected()))
                        .code())
                .isEqualTo(ErrorCode.QUESTION_NOT_ANSWERABLE);
    }

    @Test
    void saysHowToAskWhereSqlIsRefused() {
        SqlRefusedException refused = catchThrowableOfType(
                SqlRefusedException.class,
                () -> run(given.statements(), "\n  update me on sales", ANN, new Collected()));

        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.hint()).isEqualTo("To ask in plain language, begin with ASK.");
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.column()).isEqualTo(3);
        });
    }

    @Test
    void writesDownWhatItRefusesItself() {
        assertThat(catchThrowable(() -> run(given.statements(), "SELECT nl('x')", ANN, new Collected())))
                .isNotNull();
        assertThat(given.history().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.REFUSED);
            assertThat(entry.errorCode()).contains(FindingCode.CONSTRUCT_NOT_ALLOWED.name());
            assertThat(entry.sql()).isEqualTo("SELECT nl('x')");
        });
    }

    @Test
    void boundsTheQuestionsOfOneStatement() {
        String text = "SELECT * FROM nl('a') a, nl('b') b, nl('c') c, nl('d') d, nl('e') e, nl('f') f";

        assertThat(catchThrowable(() -> run(given.statements(), text, ANN, new Collected())))
                .isInstanceOf(SqlRefusedException.class)
                .hasMessage("A statement may hold 5 questions.");
    }

    @Test
    void answersCommandsOfSessionsWithoutDatabaseAndHistory() {
        Collected sink = new Collected();

        assertThat(run(given.statements(), "SHOW TimeZone", ANN, sink).rows()).isEqualTo(1);
        assertThat(sink.rows).containsExactly(List.of("Z"));
        assertThat(run(given.statements(), "BEGIN", ANN, sink).rows()).isZero();
        assertThat(sink.heading.notices()).hasSize(1);
        assertThat(given.history().entries()).isEmpty();
    }

    @Test
    void describesWithoutReadingARow() {
        Heading heading =
                get(given.statements().describe(ClientStatement.of("SELECT 1 WHERE 1 = ?"), ANN, new Cancellation()));

        assertThat(heading).isEqualTo(new Heading(Heading.Kind.SQL, "", 1, TABLE.columns(), List.of()));
        assertThat(given.history().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.rowCount()).isEqualTo(-1));
    }

    @Test
    void callsAResultTruncatedOnlyWhereTheClientWishedForMore() {
        given.runner((query, limits, stop) ->
                new ResultTable(TABLE.columns(), TABLE.rows().subList(0, Math.min(2, limits.maxRows())), true));
        ClientStatement wishing = new ClientStatement(
                "SELECT 1",
                Optional.empty(),
                ClientStatement.Mode.AUTO,
                Optional.of(1),
                Optional.empty(),
                true,
                List.of());

        assertThat(get(given.statements().run(wishing, ANN, new Collected(), new Cancellation())))
                .isEqualTo(new Ending(1, false, List.of()));
        assertThat(run(given.statements(), "SELECT 1", ANN, new Collected())).isEqualTo(new Ending(2, true, List.of()));
    }

    @Test
    void recordsAnUnknownDataSourceOfAQuestion() {
        ClientStatement statement = new ClientStatement(
                "How many?",
                Optional.of("elsewhere"),
                ClientStatement.Mode.AUTO,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of());

        assertThat(catchThrowableOfType(
                                Nl2SqlException.class,
                                () -> get(given.statements().run(statement, ANN, new Collected(), new Cancellation())))
                        .code())
                .isEqualTo(ErrorCode.DATA_SOURCE_UNKNOWN);
        assertThat(given.history().entries()).hasSize(1);
    }
}
