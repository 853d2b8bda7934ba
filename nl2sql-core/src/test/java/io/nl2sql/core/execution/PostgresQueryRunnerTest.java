package io.nl2sql.core.execution;

import static io.nl2sql.core.guard.ProvenQueries.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresQueryRunnerTest {
    private static final ExecutionLimits LIMITS = new ExecutionLimits(Duration.ofSeconds(10), 1_000, 1_000_000);

    private TestConnections connections;
    private QueryRunner runner;

    @BeforeAll
    static void createDatabase() throws SQLException {
        TestPostgres.create("runner", """
                DROP ROLE IF EXISTS runner_reader;
                CREATE ROLE runner_reader LOGIN;
                CREATE TYPE mood AS ENUM ('calm', 'cross');
                CREATE TABLE t (id int PRIMARY KEY, word text);
                INSERT INTO t SELECT n, 'word ' || n FROM generate_series(1, 100) n;
                GRANT SELECT, INSERT ON t TO runner_reader;
                """);
    }

    @BeforeEach
    void open() {
        connections = new TestConnections("runner", "runner_reader");
        runner = new PostgresQueryRunner(connections, ZoneId.of("Europe/Berlin"));
    }

    @AfterEach
    void everyConnectionIsBack() {
        assertThat(connections.lent()).isZero();
        connections.close();
    }

    private ResultTable run(String sql, ClaimValue... parameters) {
        return runner.run(authorized(sql, parameters), LIMITS, Cancellation.never());
    }

    private Object value(String expression) {
        return run("SELECT " + expression).rows().get(0).get(0);
    }

    @Test
    void readsEachTypeAsDocumented() {
        assertThat(value("1::smallint")).isEqualTo(1);
        assertThat(value("9007199254740993::bigint")).isEqualTo(9007199254740993L);
        assertThat(value("1.50::numeric(10,2)")).isEqualTo(new BigDecimal("1.50"));
        assertThat(value("1.5::real")).isEqualTo(1.5f);
        assertThat(value("1e300::double precision")).isEqualTo(1e300);
        assertThat(value("true")).isEqualTo(true);
        assertThat(value("'ä'::text")).isEqualTo("ä");
        assertThat(value("'x'::char(3)")).isEqualTo("x  ");
        assertThat(value("DATE '2024-02-29'")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(value("TIME '10:11:12.123456'")).isEqualTo(LocalTime.of(10, 11, 12, 123_456_000));
        assertThat(value("TIMESTAMP '2024-02-29 10:11:12.5'"))
                .isEqualTo(LocalDateTime.of(2024, 2, 29, 10, 11, 12, 500_000_000));
        assertThat(value("TIMESTAMPTZ '2024-07-01 10:00:00+00'"))
                .isEqualTo(OffsetDateTime.parse("2024-07-01T12:00:00+02:00"));
        assertThat(value("TIMESTAMPTZ '2024-07-01 10:00:00+00' AT TIME ZONE 'Asia/Kolkata'"))
                .isEqualTo(LocalDateTime.of(2024, 7, 1, 15, 30));
        assertThat(value("INTERVAL '1 month 2 days'")).isEqualTo("1 mon 2 days");
        assertThat(value("'6f1f8b1e-0000-4000-8000-000000000001'::uuid"))
                .isEqualTo(UUID.fromString("6f1f8b1e-0000-4000-8000-000000000001"));
        assertThat(value("'{\"a\": 1}'::jsonb")).isEqualTo(new ResultTable.Json("{\"a\": 1}"));
        assertThat(value("'\\x00ff'::bytea")).isEqualTo("\\x00ff");
        assertThat(value("'cross'::mood")).isEqualTo("cross");
        assertThat(value("NULL::int")).isNull();
    }

    @Test
    void keepsAsTextWhatJavaHasNoValueFor() {
        assertThat(value("'infinity'::date")).isEqualTo("infinity");
        assertThat(value("DATE '0044-03-15 BC'")).isEqualTo("0044-03-15 BC");
        assertThat(value("'-infinity'::timestamptz")).isEqualTo("-infinity");
        assertThat(value("'NaN'::numeric")).isEqualTo("NaN");
        assertThat(value("TIME '24:00'")).isEqualTo("24:00:00");
        assertThat(value("'NaN'::float8")).isEqualTo(Double.NaN);
    }

    @Test
    void readsArraysAsLists() {
        assertThat(value("ARRAY[1,NULL,3]")).isEqualTo(Arrays.asList(1, null, 3));
        assertThat(value("ARRAY['a,b','say \"hi\"','back\\slash','NULL',NULL,'']"))
                .isEqualTo(Arrays.asList("a,b", "say \"hi\"", "back\\slash", "NULL", null, ""));
        assertThat(value("ARRAY[[1,2],[3,4]]")).isEqualTo(List.of(List.of(1, 2), List.of(3, 4)));
        assertThat(value("ARRAY[TIMESTAMP '2024-01-01 00:00']")).isEqualTo(List.of(LocalDateTime.of(2024, 1, 1, 0, 0)));
        assertThat(value("'{}'::int[]")).isEqualTo(List.of());
        assertThat(value("'[5:6]={7,8}'::int[]")).isEqualTo(List.of(7, 8));
    }

    @Test
    void namesTypesAsPostgresDoes() {
        ResultTable result = run(
                "SELECT id, word, 1.5::numeric(8,3) AS n, now() AS at, ARRAY[1] AS list, 'calm'::mood AS mood FROM t LIMIT 1");
        assertThat(result.columns())
                .extracting(column -> column.name() + " " + column.type().name())
                .containsExactly(
                        "id integer",
                        "word text",
                        "n numeric(8,3)",
                        "at timestamp with time zone",
                        "list integer[]",
                        "mood mood");
    }

    @Test
    void bindsClaimsByTheirTypeAndNeverAsSql() {
        assertThat(run("SELECT count(*) FROM t WHERE id = ?", ClaimValue.of(7)).rows())
                .containsExactly(List.of(1L));
        assertThat(run("SELECT count(*) FROM t WHERE id = ANY(?)", ClaimValue.of(List.of(1, 2, 3)))
                        .rows())
                .containsExactly(List.of(3L));
        assertThat(run("SELECT count(*) FROM t WHERE word = ?", ClaimValue.of("' OR 1=1 --"))
                        .rows())
                .containsExactly(List.of(0L));
        assertThat(run("SELECT ?", ClaimValue.of(new BigDecimal("1.5"))).rows())
                .containsExactly(List.of(new BigDecimal("1.5")));
        assertThat(run("SELECT ?", ClaimValue.of(true)).rows()).containsExactly(List.of(true));
        assertThatThrownBy(() -> run("SELECT count(*) FROM t WHERE id = ?", ClaimValue.of("1 OR 1=1")))
                .isInstanceOf(Nl2SqlException.class);
    }

    @Test
    void leavesBracesAloneWhichTheDriverWouldReadAsEscapes() {
        assertThat(value("'{fn now()}'")).isEqualTo("{fn now()}");
    }

    @Test
    void saysThatTheRowCapCutTheResult() {
        AuthorizedQuery all = authorized("SELECT id FROM t ORDER BY id");
        ResultTable cut =
                runner.run(all, new ExecutionLimits(Duration.ofSeconds(5), 99, 1_000_000), Cancellation.never());
        assertThat(cut.rows()).hasSize(99);
        assertThat(cut.truncated()).isTrue();
        ResultTable whole =
                runner.run(all, new ExecutionLimits(Duration.ofSeconds(5), 100, 1_000_000), Cancellation.never());
        assertThat(whole.rows()).hasSize(100);
        assertThat(whole.truncated()).isFalse();
    }

    @Test
    void saysThatTheByteCapCutTheResult() {
        ResultTable cut = runner.run(
                authorized("SELECT repeat('x', 1000) FROM t"),
                new ExecutionLimits(Duration.ofSeconds(5), 100, 10_000),
                Cancellation.never());
        assertThat(cut.rows()).hasSize(9);
        assertThat(cut.truncated()).isTrue();
    }

    @Test
    void refusesASingleValueThatIsLargerThanAnyResultMayBe() {
        Object before = value("pg_backend_pid()");
        assertThatThrownBy(() -> run("SELECT repeat('x', 100000000)"))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TOO_EXPENSIVE));
        assertThat(value("pg_backend_pid()")).isNotEqualTo(before);
    }

    @Test
    void endsWhatTakesTooLong() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> runner.run(
                        authorized("SELECT pg_sleep(20)"),
                        new ExecutionLimits(Duration.ofMillis(300), 10, 1_000),
                        Cancellation.never()))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void cancelsOnTheServer() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<ResultTable> running = CompletableFuture.supplyAsync(
                () -> runner.run(authorized("SELECT pg_sleep(20)"), LIMITS, cancellation));
        while (sleepers() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        cancellation.cancel();
        assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
        assertThat(sleepers()).isZero();
    }

    private static long sleepers() throws SQLException {
        try (var connection = TestPostgres.connect("runner", "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                        + " AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void doesNotStartWhatIsCancelledAlready() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> runner.run(authorized("SELECT 1"), LIMITS, cancellation))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_CANCELLED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1/(id-id) FROM t|QUERY_DATA_ERROR",
                "SELECT word::int FROM t|QUERY_DATA_ERROR",
                "SELECT nowhere FROM t|QUERY_DATA_ERROR",
                "SELECT (SELECT id FROM t)|QUERY_DATA_ERROR",
                "INSERT INTO t VALUES (1000, 'x') RETURNING id|INTERNAL",
                "SELECT 1; COMMIT|INTERNAL",
            })
    void namesTheFailureAndNeverRepeatsTheDatabasesWords(String sql, ErrorCode code) {
        assertThatThrownBy(() -> run(sql)).isInstanceOfSatisfying(Nl2SqlException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).doesNotContain("word", "nowhere", "\"t\"", "ERROR");
            assertThat(e.getCause()).isNull();
        });
    }

    @Test
    void leavesNothingOfOneUserToTheNext() {
        run("SELECT pg_advisory_lock(42)");
        run("SELECT set_config('app.tenant', '7', false), set_config('statement_timeout', '1', false)");
        assertThat(value("(SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')"))
                .isEqualTo(0L);
        assertThat(value("coalesce(current_setting('app.tenant', true), '')")).isEqualTo("");
        assertThat(value("current_setting('transaction_read_only')")).isEqualTo("on");
        assertThat(value("current_setting('default_transaction_read_only')")).isEqualTo("on");
        assertThat(value("(SELECT count(*) FROM pg_prepared_statements)")).isEqualTo(0L);
    }

    @Test
    void showsTheDatabasesAdministratorsWhoseConnectionItIsAfterEveryUse() {
        run("SELECT 1");
        assertThat(value("current_setting('application_name')")).isEqualTo("nl2sql");
    }

    @Test
    void streamsMoreThanAWholeTableMayHold() {
        AtomicLong characters = new AtomicLong();
        RowSink counting = new RowSink() {
            @Override
            public void columns(List<ResultColumn> columns) {
                assertThat(columns).hasSize(1);
            }

            @Override
            public void row(List<Object> values) {
                characters.addAndGet(values.get(0).toString().length());
            }
        };
        boolean truncated = runner.stream(
                authorized("SELECT repeat('x', 10000) FROM t a, t b"),
                new ExecutionLimits(Duration.ofSeconds(10), 100_000, 1_000_000_000),
                Cancellation.never(),
                counting);
        assertThat(truncated).isFalse();
        assertThat(characters.get()).isEqualTo(100_000_000);
    }

    @Test
    void goesOnWithTheSameConnectionAfterAFailedQuery() {
        Object before = value("pg_backend_pid()");
        assertThatThrownBy(() -> run("SELECT 1/0")).isInstanceOf(Nl2SqlException.class);
        assertThat(value("pg_backend_pid()")).isEqualTo(before);
    }

    @Test
    void takesAFreshConnectionAfterATimeoutSoThatNoLateCancelHitsTheNextUser() {
        Object before = value("pg_backend_pid()");
        assertThatThrownBy(() -> runner.run(
                        authorized("SELECT pg_sleep(20)"),
                        new ExecutionLimits(Duration.ofMillis(100), 10, 1_000),
                        Cancellation.never()))
                .isInstanceOf(Nl2SqlException.class);
        assertThat(value("pg_backend_pid()")).isNotEqualTo(before);
    }

    @Test
    void saysThatAServerThatDoesNotAnswerIsUnavailable() {
        try (TestConnections nowhere = new TestConnections("no_such_database", "runner_reader")) {
            assertThatThrownBy(() -> new PostgresQueryRunner(nowhere, ZoneId.of("UTC"))
                            .run(authorized("SELECT 1"), LIMITS, Cancellation.never()))
                    .isInstanceOfSatisfying(
                            Nl2SqlException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA_SOURCE_UNAVAILABLE));
        }
    }

    @ParameterizedTest
    @CsvSource({"Z, 0", "UTC, 0", "+02:00, 2", "GMT+2, 2", "UTC-05:00, -5", "Europe/Berlin, 1"})
    void understandsEveryZoneAsJavaDoes(String zone, int hours) {
        ResultTable result = new PostgresQueryRunner(connections, ZoneId.of(zone))
                .run(authorized("SELECT timestamptz '2026-01-15 12:00:00Z'"), LIMITS, Cancellation.never());
        assertThat(result.rows())
                .containsExactly(
                        List.of(OffsetDateTime.of(2026, 1, 15, 12 + hours, 0, 0, 0, ZoneOffset.ofHours(hours))));
    }
}
