package io.nl2sql.core.statement;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.Pipeline;
import io.nl2sql.core.pipeline.SqlRefusedException;
import io.nl2sql.core.pipeline.SqlRequest;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.pipeline.Workers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Runs and describes what JDBC clients send. Every question is translated by the pipeline and everything is run by it, so
 * that there is one way to a database here as everywhere. Thread-safe; failures complete the stage with an
 * {@link Nl2SqlException}.
 */
public final class Statements {
    /** Each is a call of the language model. */
    private static final int MOST_QUESTIONS = 5;

    private final Pipeline pipeline;
    private final StatementReader reader;
    private final Translations translations;
    private final Subqueries subqueries;
    private final Workers workers;
    private final int maxRows;

    /**
     * @param maxRows the cap on streamed rows
     * @param zone the data sources' time zone
     */
    public Statements(
            Pipeline pipeline,
            DataSources sources,
            VisibleCatalogs catalogs,
            GuardLimits limits,
            Workers workers,
            int maxRows,
            ZoneId zone) {
        this.pipeline = pipeline;
        this.reader = new StatementReader(limits, new SessionCommands(zone));
        this.translations = new Translations(pipeline, sources, catalogs);
        this.subqueries = new Subqueries(pipeline, limits.maxTokens());
        this.workers = workers;
        this.maxRows = maxRows;
    }

    /** Runs a statement and hands its rows on as they are read. */
    public CompletionStage<Ending> run(
            ClientStatement statement, Caller caller, StatementSink sink, Cancellation stop) {
        Errand errand = new Errand(statement, caller, stop);
        return errand.read(false).thenCompose(reading -> {
            if (reading instanceof Reading.Fixed fixed) {
                return CompletableFuture.completedFuture(fixed(fixed, sink));
            }
            return errand.prepare(reading).thenCompose(prepared -> errand.stream(prepared, sink));
        });
    }

    /** Finds the columns of a statement; reads no row. Unbound parameters count as nulls. */
    public CompletionStage<Heading> describe(ClientStatement statement, Caller caller, Cancellation stop) {
        Errand errand = new Errand(statement, caller, stop);
        return errand.read(true)
                .thenCompose(reading -> reading instanceof Reading.Fixed fixed
                        ? CompletableFuture.completedFuture(heading(fixed))
                        : errand.prepare(reading).thenCompose(errand::describe));
    }

    private static Ending fixed(Reading.Fixed fixed, StatementSink sink) {
        sink.begin(heading(fixed));
        fixed.table().rows().forEach(sink::row);
        return new Ending(fixed.table().rows().size(), false, List.of());
    }

    private static Heading heading(Reading.Fixed fixed) {
        List<Notice> notices =
                fixed.warning().isEmpty() ? List.of() : List.of(new Notice(Notice.Kind.OTHER, fixed.warning()));
        return new Heading(Heading.Kind.SQL, "", 0, fixed.table().columns(), notices);
    }

    /** One statement on its way. */
    private final class Errand {
        private final ClientStatement statement;
        private final Caller caller;
        private final Cancellation stop;
        private final long start = System.nanoTime();

        Errand(ClientStatement statement, Caller caller, Cancellation stop) {
            this.statement = statement;
            this.caller = caller;
            this.stop = stop;
        }

        CompletableFuture<Reading> read(boolean describing) {
            return CompletableFuture.supplyAsync(() -> reader.read(statement, describing), workers.computing())
                    .exceptionallyCompose(failure -> cause(failure) instanceof SqlRefusedException refused
                            ? pipeline.refuse(request(statement.text(), Optional.empty()), refused.findings(), caller)
                                    .thenApply(never -> null)
                            : CompletableFuture.failedFuture(failure));
        }

        CompletableFuture<Prepared> prepare(Reading reading) {
            return reading.fold(
                    question -> translate(question).thenApply(Prepared::question), this::complete, fixed -> {
                        throw new IllegalArgumentException("A fixed answer needs no SQL");
                    });
        }

        private CompletableFuture<Prepared> complete(WrittenSql sql) {
            if (sql.questions().size() > MOST_QUESTIONS) {
                List<Finding> findings = List.of(new Finding(
                        FindingCode.TOO_LARGE, "A statement may hold " + MOST_QUESTIONS + " questions.", 0, 0, ""));
                return pipeline.refuse(request(statement.text(), Optional.empty()), findings, caller)
                        .thenApply(never -> (Prepared) null)
                        .toCompletableFuture();
            }
            List<Translation> found = new ArrayList<>();
            List<String> tables = new ArrayList<>();
            CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
            for (WrittenSql.Inner inner : sql.questions()) {
                all = all.thenCompose(before -> translate(inner.question()))
                        .thenCompose(translation -> {
                            found.add(translation);
                            return subqueries.of(translation, statement.dataSource(), caller);
                        })
                        .thenAccept(tables::add);
            }
            return all.thenApply(done -> Prepared.written(sql.complete(tables), sql.parameters(), found));
        }

        private CompletableFuture<Translation> translate(String question) {
            Patience patience = new Patience(stop, remaining(), workers.timing());
            return patience.bound(translations.translate(question, statement.dataSource(), caller, patience.waiting()));
        }

        private Optional<Duration> remaining() {
            return statement.timeout().map(whole -> {
                Duration left = whole.minusNanos(System.nanoTime() - start);
                return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
            });
        }

        private SqlRequest request(String sql, Optional<SqlRequest.Origin> origin) {
            Optional<Integer> rows = statement.maxRows().filter(wished -> wished < maxRows);
            return new SqlRequest(sql, statement.dataSource(), rows, false, remaining(), origin);
        }

        CompletableFuture<Ending> stream(Prepared prepared, StatementSink sink) {
            SqlRequest request = request(prepared.sql().text(), prepared.origin());
            Delivery delivery = new Delivery(prepared, sink);
            return follow(prepared, pipeline.stream(request, caller, delivery))
                    .thenApply(answer -> delivery.ending(answer, request.maxRows()));
        }

        CompletableFuture<Heading> describe(Prepared prepared) {
            SqlRequest request = request(prepared.sql().text(), prepared.origin());
            return follow(prepared, pipeline.describe(request, caller))
                    .thenApply(answer -> Delivery.heading(prepared, answer));
        }

        private CompletableFuture<Answer> follow(Prepared prepared, CompletionStage<Answer> stage) {
            CompletableFuture<Answer> running = stage.toCompletableFuture();
            Cancellation.Registration cancelling = stop.onCancel(() -> running.cancel(true));
            return running.handle((answer, failure) -> {
                cancelling.close();
                if (failure != null) {
                    throw explained(prepared, failure);
                }
                return answer;
            });
        }

        /** Says where in the text as it was sent, and how to ask a question that begins like SQL. */
        private RuntimeException explained(Prepared prepared, Throwable failure) {
            if (stop.isCancelled()) {
                return new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
            }
            Throwable cause = cause(failure);
            if (cause instanceof SqlRefusedException refused && prepared.kind() != Heading.Kind.QUESTION) {
                return new SqlRefusedException(Position.traced(refused.findings(), prepared.sql()).stream()
                        .map(StatementReader::hinted)
                        .toList());
            }
            return cause instanceof RuntimeException known ? known : new CompletionException(cause);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
