package io.nl2sql.tests.benchmark;

import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.GovernedPipeline;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.PipelineLimits;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.pipeline.Workers;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.core.testing.TableRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the pipeline itself costs: the real guard and policies, a generator and a database that answer at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 10)
public class PipelineBenchmark {
    private static final String SQL =
            "SELECT v.name, sum(a.amount) AS total FROM accruals a JOIN vendors v ON v.vendor_id = a.vendor_id"
                    + " GROUP BY v.name ORDER BY total DESC LIMIT 5";

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timing = Executors.newScheduledThreadPool(1);
    private final Caller analyst = new Caller(DemoSource.analyst(), "rest");
    private static final PipelineLimits.Rows ROWS = new PipelineLimits.Rows(10_000, 64_000_000);

    private GovernedPipeline pipeline;

    @Setup
    public void prepare() throws Exception {
        GovernedSource source = new GovernedSource(
                DemoSource.catalog(),
                DemoSource.policies(),
                ValueIndex.empty(),
                TableRunner.returning(ResultTable.empty()));
        pipeline = new GovernedPipeline(
                new OneSource(source),
                new VisibleCatalogs(),
                ScriptedGenerator.writing(SQL),
                new CalciteGuard(GuardLimits.defaults()),
                new Forgetful(),
                new PipelineLimits(
                        4_000,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(15),
                        2,
                        ROWS,
                        new PipelineLimits.Streams(ROWS, Duration.ofMinutes(10))),
                new Workers(threads, threads, threads, timing),
                Clock.systemUTC());
    }

    @TearDown
    public void stop() {
        threads.shutdownNow();
        timing.shutdownNow();
    }

    @Benchmark
    public Answer ask() {
        return pipeline.ask(Question.of("Top 5 vendors by accrual amount"), analyst)
                .toCompletableFuture()
                .join();
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

    /** Millions of entries would measure the heap. */
    private record Forgetful() implements History {
        @Override
        public void record(HistoryEntry entry) {}

        @Override
        public void complete(HistoryEntry entry) {}

        @Override
        public List<HistoryEntry> page(HistoryFilter filter, Optional<Cursor> after, int limit) {
            return List.of();
        }

        @Override
        public Optional<HistoryEntry> find(UUID id) {
            return Optional.empty();
        }
    }
}
