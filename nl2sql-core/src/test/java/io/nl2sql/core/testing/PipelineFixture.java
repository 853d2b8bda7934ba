package io.nl2sql.core.testing;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.QueryRunner;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.NoGlossary;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.ProvenQueries;
import io.nl2sql.core.guard.ValidatedQuery;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.DataSources;
import io.nl2sql.core.pipeline.GovernedPipeline;
import io.nl2sql.core.pipeline.GovernedSource;
import io.nl2sql.core.pipeline.PipelineLimits;
import io.nl2sql.core.pipeline.VisibleCatalogs;
import io.nl2sql.core.pipeline.Workers;
import io.nl2sql.core.statement.Statements;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A whole pipeline over the sample shop, with fakes at every port. */
public final class PipelineFixture implements AutoCloseable {
    public static final Caller ANN = new Caller(new Principal("ann", Set.of(Roles.ANALYST), Claims.none()), "rest");

    private static final PipelineLimits.Rows ROWS = new PipelineLimits.Rows(1_000, 1_000_000);
    private static final PipelineLimits.Streams STREAMS = new PipelineLimits.Streams(ROWS, Duration.ofSeconds(20));

    private final InMemoryHistory history = new InMemoryHistory();
    private Glossary glossary = new NoGlossary();
    private final Map<TableName, RowAccess> rows = new HashMap<>();
    private Map<TableName, Map<String, ColumnAccess>> columns = Map.of();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timing = Executors.newScheduledThreadPool(1);
    private SqlGenerator generator = ScriptedGenerator.writing("SELECT 1");
    private QueryRunner runner = TableRunner.returning(ResultTable.empty());
    private Set<TableName> tables = Set.of(SampleCatalog.CUSTOMERS);
    private List<String> notices = List.of();
    private PipelineLimits limits =
            new PipelineLimits(200, Duration.ofSeconds(20), Duration.ofSeconds(5), 1, ROWS, STREAMS);

    public PipelineFixture() {
        rows.put(SampleCatalog.CUSTOMERS, new RowAccess.All());
        rows.put(SampleCatalog.ORDERS, new RowAccess.All());
    }

    public PipelineFixture generator(SqlGenerator written) {
        generator = written;
        return this;
    }

    public PipelineFixture glossary(Glossary kept) {
        glossary = kept;
        return this;
    }

    public PipelineFixture runner(TableRunner written) {
        runner = written;
        return this;
    }

    /** What the caller may see of a table that queries are said to read. */
    public PipelineFixture reading(TableName table, RowAccess access) {
        rows.put(table, access);
        tables = Set.of(table);
        return this;
    }

    /** A column that the caller sees under a mask only. */
    public PipelineFixture masking(TableName table, String column) {
        columns = Map.of(table, Map.of(column, new ColumnAccess.Masked(new ColumnMask.Null())));
        return this;
    }

    public PipelineFixture notices(String... sentences) {
        notices = List.of(sentences);
        return this;
    }

    public PipelineFixture timeout(Duration timeout) {
        limits = new PipelineLimits(200, timeout, limits.statementTimeout(), 1, ROWS, limits.streams());
        return this;
    }

    public PipelineFixture streamTimeout(Duration timeout) {
        PipelineLimits.Streams streams = new PipelineLimits.Streams(ROWS, timeout);
        limits = new PipelineLimits(200, limits.timeout(), limits.statementTimeout(), 1, ROWS, streams);
        return this;
    }

    /** How many meanings of words are remembered for one person. */
    public PipelineFixture suggestions(int most) {
        PipelineLimits.Conversations usual = limits.conversations();
        limits = new PipelineLimits(
                200,
                limits.timeout(),
                limits.statementTimeout(),
                1,
                ROWS,
                limits.streams(),
                limits.costs(),
                new PipelineLimits.Conversations(usual.maxQuestions(), usual.maxAge(), most));
        return this;
    }

    public InMemoryHistory history() {
        return history;
    }

    public GovernedPipeline pipeline() {
        return new GovernedPipeline(
                sources(),
                new VisibleCatalogs(),
                generator,
                new WordGuard(tables, notices),
                history,
                glossary,
                limits,
                workers(),
                Clock.fixed(Instant.parse("2026-05-06T07:08:09Z"), ZoneOffset.UTC));
    }

    /** What JDBC clients send, over the same pipeline. */
    public Statements statements() {
        return new Statements(
                pipeline(),
                sources(),
                new VisibleCatalogs(),
                GuardLimits.defaults(),
                workers(),
                ROWS.maxRows(),
                ZoneOffset.UTC);
    }

    private DataSources sources() {
        return new OneSource(new GovernedSource(
                SampleCatalog.shop(), new SamplePolicies(Map.copyOf(rows), columns), ValueIndex.empty(), runner));
    }

    private Workers workers() {
        return new Workers(threads, threads, threads, timing);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timing.shutdownNow();
    }

    private record OneSource(GovernedSource source) implements DataSources {
        @Override
        public GovernedSource resolve(Optional<String> name) {
            if (!name.orElse("shop").equals("shop")) {
                throw new Nl2SqlException(ErrorCode.DATA_SOURCE_UNKNOWN, "There is no data source of that name.");
            }
            return source;
        }

        @Override
        public List<Status> list() {
            return List.of(new Status("shop", "", Optional.empty(), true));
        }
    }

    /** Accepts whatever begins with SELECT; cannot prove what says unproven. */
    private record WordGuard(Set<TableName> tables, List<String> notices) implements Guard {
        @Override
        public Validation validate(String sql, VisibleCatalog catalog) {
            return sql.startsWith("SELECT")
                    ? new Validation.Accepted(ProvenQueries.validated(sql, catalog))
                    : new Validation.Rejected(
                            List.of(new Finding(FindingCode.NOT_A_QUERY, "Only queries are allowed.", 1, 1, "")));
        }

        @Override
        public AuthorizedQuery authorize(ValidatedQuery query) {
            if (query.sql().contains("unproven")) {
                throw new Nl2SqlException(ErrorCode.SQL_REFUSED, "The query cannot be proven safe.");
            }
            return ProvenQueries.authorized(query.sql() + " /* governed */", tables, notices);
        }
    }
}
