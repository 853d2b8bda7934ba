package io.nl2sql.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.PostgresQueryRunner;
import io.nl2sql.core.execution.SourceInspection;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.testing.InMemoryHistory;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFile;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PolicyPreviewsTest {
    private static final String SCRIPT = """
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'preview_reader') THEN
              CREATE ROLE preview_reader LOGIN; END IF; END $$;
            CREATE TABLE customers (id int, tenant_id int, name text, notes text);
            INSERT INTO customers SELECT g, g % 3, 'Customer ' || g, 'n' FROM generate_series(1, 30) g;
            CREATE TABLE secrets (token text);
            INSERT INTO secrets VALUES ('TOPSECRET');
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO preview_reader;
            """;
    private static final String POLICIES = """
            dataSources:
              lab:
                tables:
                  public.customers:
                    roles: [analyst]
                    rows: "tenant_id = :tenant"
                    columns:
                      name: { mask: first, keep: 1 }
                      notes: { hidden: true }
            """;
    private static final Caller DORA = new Caller(new Principal("dora", Set.of("admin"), Claims.none()), "rest");
    private static final Caller CARL = new Caller(new Principal("carl", Set.of("auditor"), Claims.none()), "rest");
    private static final Principal ANN =
            new Principal("ann", Set.of("analyst"), Claims.of(Map.of("tenant", ClaimValue.of(1))));

    private static TestConnections connections;
    private static ScheduledExecutorService timing;
    private static GovernedSource source;
    private final InMemoryHistory history = new InMemoryHistory();

    @BeforeAll
    static void load() throws SQLException {
        TestPostgres.create("previews", SCRIPT);
        connections = new TestConnections("previews", "preview_reader");
        timing = Executors.newSingleThreadScheduledExecutor();
        Catalog catalog =
                SourceInspection.of(connections, "lab", List.of("public")).catalog();
        source = new GovernedSource(
                catalog,
                PolicyFile.parse(POLICIES).forDataSource("lab", PolicyBook.Access.POLICY),
                ValueIndex.empty(),
                new PostgresQueryRunner(connections, ZoneId.of("UTC")));
    }

    @AfterAll
    static void close() {
        connections.close();
        timing.shutdownNow();
    }

    private PolicyPreview preview(String sql, Caller caller) {
        return preview(new PreviewRequest(Optional.empty(), sql, false, ANN, Optional.empty()), caller);
    }

    private PolicyPreview preview(PreviewRequest request, Caller caller) {
        DataSources sources = new DataSources() {
            @Override
            public GovernedSource resolve(Optional<String> name) {
                return source;
            }

            @Override
            public List<Status> list() {
                return List.of();
            }
        };
        PipelineLimits.Rows rows = new PipelineLimits.Rows(100, 100_000);
        Duration limit = Duration.ofSeconds(10);
        PipelineLimits limits =
                new PipelineLimits(1_000, limit, limit, 2, rows, new PipelineLimits.Streams(rows, limit));
        Workers workers = new Workers(Runnable::run, Runnable::run, Runnable::run, timing);
        return new PolicyPreviews(
                        sources,
                        ScriptedGenerator.writing("SELECT id FROM customers"),
                        new CalciteGuard(GuardLimits.defaults()),
                        history,
                        limits,
                        workers,
                        Clock.systemUTC())
                .preview(request, caller)
                .toCompletableFuture()
                .join();
    }

    private static Nl2SqlException failure(Throwable thrown) {
        return (Nl2SqlException) (thrown instanceof CompletionException ? thrown.getCause() : thrown);
    }

    @Test
    void showsTheQueryAfterPolicyAndCountsItsRowsWithAndWithout() {
        PolicyPreview preview = preview("SELECT * FROM customers -- all\n;", DORA);

        assertThat(preview.sql()).isEqualTo("select * from customers");
        assertThat(preview.executedSql()).contains("\"customers\".tenant_id = CAST(? AS bigint)");
        assertThat(preview.parameters()).containsExactly(ClaimValue.of(1));
        assertThat(preview.policies())
                .containsExactly("public.customers: rows where tenant_id = 1", "public.customers.name: masked");
        assertThat(preview.hidden()).containsExactly("public.customers.notes");
        assertThat(preview.rows()).hasValue(10);
        assertThat(preview.rowsWithoutPolicies()).hasValue(30);
        assertThat(preview.fenced()).isFalse();
        assertThat(preview.notices()).contains("Rows of customers are limited by policy.");
    }

    @Test
    void countsUpToTheWishedNumber() {
        PolicyPreview preview = preview(
                new PreviewRequest(Optional.empty(), "SELECT id FROM customers", false, ANN, Optional.of(7)), DORA);

        assertThat(preview.rows()).hasValue(7);
        assertThat(preview.rowsWithoutPolicies()).hasValue(7);
    }

    @Test
    void translatesAQuestionAsThePersonThatItIsAbout() {
        PolicyPreview preview =
                preview(new PreviewRequest(Optional.empty(), "Which customers?", true, ANN, Optional.empty()), DORA);

        assertThat(preview.sql()).isEqualTo("select id from customers");
        assertThat(preview.rows()).hasValue(10);
        assertThat(history.entries().get(0).question()).isEqualTo("Which customers?");
    }

    @Test
    void saysWhenSomethingCanFail() {
        assertThat(preview("SELECT id FROM customers WHERE 1 / tenant_id > 0", DORA)
                        .fenced())
                .isTrue();
    }

    @Test
    void saysWhyRowsWereNotCounted() {
        PolicyPreview preview = preview("SELECT 1 / (id - id) AS x FROM customers ORDER BY x", DORA);

        assertThat(preview.rows()).isEmpty();
        assertThat(preview.notices()).anyMatch(notice -> notice.startsWith("Rows with policies were not counted: "));
    }

    @Test
    void refusesWhatThePersonWouldBeRefusedAndRecordsIt() {
        assertThatThrownBy(() -> preview("SELECT token FROM secrets", DORA))
                .satisfies(thrown -> assertThat(failure(thrown))
                        .isInstanceOfSatisfying(
                                SqlRefusedException.class,
                                refused -> assertThat(refused.findings()).isNotEmpty()));
        HistoryEntry entry = history.entries().get(0);
        assertThat(entry.outcome()).isEqualTo(HistoryEntry.Outcome.REFUSED);
        assertThat(entry.errorCode()).contains("TABLE_UNKNOWN");
    }

    @Test
    void recordsWhoLookedAsWhom() {
        PolicyPreview preview = preview("SELECT name FROM customers", DORA);

        HistoryEntry entry = history.entries().get(0);
        assertThat(entry.id()).isEqualTo(preview.id());
        assertThat(entry.kind()).isEqualTo(HistoryEntry.Kind.POLICY_PREVIEW);
        assertThat(entry.principal()).isEqualTo("dora");
        assertThat(entry.message()).isEqualTo("Previewed policies as 'ann', roles: analyst, claims: tenant = 1.");
        assertThat(entry.executedSql()).isEqualTo(preview.executedSql());
        assertThat(entry.rowCount()).isEqualTo(10);
    }

    @Test
    void refusesEverybodyElseOnRecord() {
        assertThatThrownBy(() -> preview("SELECT name FROM customers", CARL))
                .satisfies(thrown -> assertThat(failure(thrown).code()).isEqualTo(ErrorCode.NOT_ALLOWED));
        HistoryEntry entry = history.entries().get(0);
        assertThat(entry.principal()).isEqualTo("carl");
        assertThat(entry.errorCode()).contains("NOT_ALLOWED");
        assertThat(entry.sql()).isEqualTo("SELECT name FROM customers");
    }

    @Test
    void showsNothingThatCannotBeRecorded() {
        history.goDown();

        assertThatThrownBy(() -> preview("SELECT name FROM customers", DORA))
                .satisfies(thrown -> assertThat(failure(thrown).code()).isEqualTo(ErrorCode.HISTORY_UNAVAILABLE));
    }
}
