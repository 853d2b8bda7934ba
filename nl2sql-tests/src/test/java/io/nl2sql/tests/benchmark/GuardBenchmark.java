package io.nl2sql.tests.benchmark;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
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

/**
 * The guard on whole corpora, beside a bare parse by JSqlParser and Calcite's own parser and validator on what they
 * read of them. TPC-H: {@code -Dbenchmark="GuardBenchmark -p corpus=tpch -p directory=DIR"}, with {@code DIR/sql/tpch}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 3, time = 10)
public class GuardBenchmark {
    @Param({"demo", "llm-style"})
    public String corpus;

    @Param("")
    public String directory;

    @Param("10")
    public int tables;

    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());
    private VisibleCatalog catalog;
    private StockCalcite stock;
    private List<String> accepted;
    private List<String> parsed;
    private List<String> validated;
    private int next;

    @Setup
    public void prepare() throws Exception {
        Corpus chosen = Corpus.of(corpus, directory, tables);
        catalog = chosen.catalog();
        stock = new StockCalcite(catalog);
        accepted = chosen.queries().stream().filter(this::isAccepted).toList();
        parsed = chosen.queries().stream().filter(GuardBenchmark::isParsed).toList();
        validated = chosen.queries().stream().filter(this::isValidated).toList();
        if (accepted.isEmpty() || parsed.isEmpty() || validated.isEmpty()) {
            throw new IllegalStateException("Nothing to measure");
        }
    }

    private boolean isAccepted(String sql) {
        return guard.validate(sql, catalog) instanceof Validation.Accepted;
    }

    private static boolean isParsed(String sql) {
        try {
            return CCJSqlParserUtil.parse(sql) != null;
        } catch (JSQLParserException e) {
            return false;
        }
    }

    private boolean isValidated(String sql) {
        try {
            return stock.validated(sql) != null;
        } catch (SqlParseException | CalciteContextException | NullPointerException e) {
            return false;
        }
    }

    @Benchmark
    public AuthorizedQuery validateAndAuthorize() {
        String sql = following(accepted);
        return guard.validate(sql, catalog).fold(guard::authorize, findings -> {
            throw new IllegalStateException(sql + ": " + findings);
        });
    }

    @Benchmark
    public Statement jsqlparserParse() throws JSQLParserException {
        return CCJSqlParserUtil.parse(following(parsed));
    }

    @Benchmark
    public SqlNode calciteParseAndValidate() throws SqlParseException {
        return stock.validated(following(validated));
    }

    private String following(List<String> queries) {
        next = (next + 1) % queries.size();
        return queries.get(next);
    }
}
