package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.GuardLimits;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
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

/** The guard on everyday queries of the demo company, beside a bare parse by JSqlParser as the baseline. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 10)
public class GuardBenchmark {
    private CalciteGuard guard;
    private VisibleCatalog catalog;
    private List<String> queries;
    private int next;

    @Setup
    public void prepare() throws Exception {
        guard = new CalciteGuard(GuardLimits.defaults());
        catalog = DemoSource.visible();
        queries = DemoSource.queries();
        queries.forEach(this::guarded);
    }

    @Benchmark
    public AuthorizedQuery validateAndAuthorize() {
        return guarded(following());
    }

    @Benchmark
    public Statement baselineParse() throws JSQLParserException {
        return CCJSqlParserUtil.parse(following());
    }

    private AuthorizedQuery guarded(String sql) {
        return guard.validate(sql, catalog).fold(guard::authorize, findings -> {
            throw new IllegalStateException(sql + ": " + findings);
        });
    }

    private String following() {
        next = (next + 1) % queries.size();
        return queries.get(next);
    }
}
