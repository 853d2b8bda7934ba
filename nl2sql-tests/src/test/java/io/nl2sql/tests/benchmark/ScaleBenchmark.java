package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.embedded.EmbeddedGenerator;
import io.nl2sql.core.embedded.Thresholds;
import io.nl2sql.core.execution.ValueLoader;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.linking.value.ValueLimits;
import io.nl2sql.core.linking.value.ValueStore;
import io.nl2sql.core.linking.value.ValueStore.Stored;
import io.nl2sql.core.linking.value.ValueWriter;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The embedded generator on ten thousand tables with 200,000 columns and five million stored values, and on the demo
 * company beside it. The index is built once into the temporary directory; its figures are logged.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 20)
public class ScaleBenchmark {
    private static final Logger LOG = Logger.getLogger(ScaleBenchmark.class.getName());
    private static final Principal ANYBODY = new Principal("ann", Set.of("analyst"), Claims.none());
    private static final int QUESTIONS = 600;
    private static final double MEGA = 1 << 20;

    /** 0 for the demo company. */
    @Param({"0", "10000"})
    private int tables;

    @Param("5000000")
    private long values;

    private final SchemaModels models = new SchemaModels();
    private final EmbeddedGenerator generator = new EmbeddedGenerator(Thresholds.defaults(), models);
    private VisibleCatalog catalog;
    private ValueIndex index;
    private AutoCloseable closing = () -> {};
    private List<String> questions;
    private int next;

    @Setup
    public void prepare() throws Exception {
        if (tables == 0) {
            prepareDemo();
        } else {
            prepareLarge(new LargeSource(tables));
        }
    }

    private void prepareDemo() throws Exception {
        Catalog demo = DemoSource.catalog();
        catalog = VisibleCatalog.of(demo, DemoSource.policies(), DemoSource.analyst());
        questions = GeneratorBenchmark.QUESTIONS;
        ValueLimits limits = new ValueLimits(500_000, 50_000, Long.MAX_VALUE, Duration.ofMinutes(1));
        try (TestConnections connections = new TestConnections("benchmark", "postgres")) {
            index = new ValueLoader(connections, limits).load(demo);
        }
    }

    private void prepareLarge(LargeSource source) throws IOException {
        double before = used();
        catalog = VisibleCatalog.of(
                source.catalog(), PolicyBook.empty().forDataSource("large", PolicyBook.Access.OPEN), ANYBODY);
        questions = source.questions(QUESTIONS);
        double read = used();
        long begun = System.nanoTime();
        models.of(catalog);
        double model = used();
        tell(
                "The catalog takes %.0f MB, its model %.0f MB, made in %.1f s",
                read - before, model - read, seconds(begun));
        Stored stored = stored(source);
        index = stored.index();
        closing = stored.index();
        tell(
                "%d values take %.0f MB on disk and %.0f MB of the heap",
                stored.index().size(), stored.bytes() / MEGA, used() - model);
    }

    private Stored stored(LargeSource source) throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "nl2sql-large-" + tables + "-" + values);
        ValueStore store = new ValueStore(Optional.of(directory), Clock.systemUTC());
        Optional<Stored> newest = store.newest();
        if (newest.isPresent()) {
            return newest.get();
        }
        long begun = System.nanoTime();
        ValueWriter writer = store.building("large");
        source.write(values, writer);
        double written = seconds(begun);
        Stored stored = store.publish(writer, "large");
        tell("The values were written in %.0f s and the index finished after %.0f s", written, seconds(begun));
        return stored;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }

    private static void tell(String form, Object... figures) {
        LOG.info(() -> String.format(Locale.ROOT, form, figures));
    }

    @TearDown
    public void close() throws Exception {
        closing.close();
    }

    @Benchmark
    public Reply generate() {
        next = (next + 1) % questions.size();
        Prompt prompt = Prompt.of(questions.get(next), catalog, index, LocalDate.of(2026, 11, 15));
        return generator.generate(prompt).toCompletableFuture().join();
    }
}
