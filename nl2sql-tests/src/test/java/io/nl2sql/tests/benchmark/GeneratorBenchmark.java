package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.embedded.EmbeddedGenerator;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.prompt.Prompt;
import java.time.LocalDate;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/** The embedded generator on questions to the demo company. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 10)
public class GeneratorBenchmark {
    static final List<String> QUESTIONS = List.of(
            "How many accruals are there?",
            "Total accruals by month in 2025",
            "Top 5 vendors by accrual amount",
            "Which vendors have no purchase orders?",
            "Average accrual amount per cost center",
            "Number of open purchase orders by region",
            "Employees hired since 2024",
            "Vendors with more than 100 accruals",
            "What is the weather in Paris?");

    private final EmbeddedGenerator generator = new EmbeddedGenerator();
    private VisibleCatalog catalog;
    private int next;

    @Setup
    public void prepare() throws Exception {
        catalog = DemoSource.visible();
    }

    @Benchmark
    public Reply generate() {
        next = (next + 1) % QUESTIONS.size();
        Prompt prompt = Prompt.of(QUESTIONS.get(next), catalog, ValueIndex.empty(), LocalDate.of(2026, 11, 15));
        return generator.generate(prompt).toCompletableFuture().join();
    }
}
