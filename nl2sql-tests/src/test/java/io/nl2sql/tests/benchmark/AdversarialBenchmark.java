package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.AdversarialTexts;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** What the guard does with the worst texts, refused or read: the median is at {@code p0.50}, the worst at {@code p1.00}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 2, time = 2)
public class AdversarialBenchmark {
    @Param({
        "or-10000",
        "literal-1mb",
        "open-parentheses",
        "unknown-names-4900",
        "unknown-names-390",
        "unknown-functions-390",
        "stars-through-with",
        "or-240",
        "in-list-1000",
        "in-list-4800",
        "nested-in-55",
        "rows-in-900",
        "values-1500",
        "windows-99",
        "union-58"
    })
    public String text;

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private final VisibleCatalog catalog = AdversarialTexts.catalog();
    private String sql;

    @Setup
    public void prepare() {
        guard.warmUp();
        sql = AdversarialTexts.named(text);
    }

    /** The authorized query, or what was found. */
    @Benchmark
    public Object validateAndAuthorize() {
        Validation validation = guard.validate(sql, catalog);
        return validation instanceof Validation.Accepted accepted ? guard.authorize(accepted.query()) : validation;
    }
}
