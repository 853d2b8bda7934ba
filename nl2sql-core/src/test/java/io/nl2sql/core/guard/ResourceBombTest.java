package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.CostBudget;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.PostgresQueryRunner;
import io.nl2sql.core.execution.QueryRunner;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that would fill time or memory end by a bound, before or on a real PostgreSQL. */
class ResourceBombTest {
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());
    private static final CostBudget BUDGET = CostBudget.parse(List.of("1e9", "auditor=1e12"));

    private static TestConnections connections;
    private static QueryRunner runner;

    @BeforeAll
    static void createDatabase() throws SQLException {
        TestPostgres.create("bombs", """
                DROP ROLE IF EXISTS bombs_reader;
                CREATE ROLE bombs_reader LOGIN;
                CREATE SCHEMA sales;
                CREATE TABLE sales.customers (id int, tenant_id int, name text, ssn text, notes text);
                INSERT INTO sales.customers SELECT n, 1, 'name ' || n, '', '' FROM generate_series(1, 20000) n;
                CREATE TABLE sales.orders (id int, customer_id int, tenant_id int, amount numeric, placed_on date);
                ANALYZE;
                GRANT USAGE ON SCHEMA sales TO bombs_reader;
                GRANT SELECT ON ALL TABLES IN SCHEMA sales TO bombs_reader;
                """);
        connections = new TestConnections("bombs", "bombs_reader");
        runner = new PostgresQueryRunner(connections, ZoneId.of("UTC"));
    }

    @AfterAll
    static void everyConnectionIsBack() {
        assertThat(connections.lent()).isZero();
        connections.close();
    }

    private static void run(String sql, double maxCost) {
        AuthorizedQuery query = GUARD.validate(sql, SampleShop.catalog()).fold(GUARD::authorize, findings -> {
            throw new AssertionError(sql + ": " + findings);
        });
        Duration time = Duration.ofMillis(700);
        runner.run(query, new ExecutionLimits(time, time, 100, 1_000_000, maxCost), Cancellation.never());
    }

    private static void endsBy(ErrorCode code, String sql) {
        assertThatThrownBy(() -> run(sql, BUDGET.of(Set.of("analyst"))))
                .isInstanceOfSatisfying(
                        Nl2SqlException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b,"
                        + " generate_series(1, 100000) c",
                "select count(*) from customers a, customers b, customers c",
                "select a.id from customers a, customers b, customers c order by a.name || b.name || c.name",
                "select string_agg(a.name, '') from customers a, customers b, customers c"
            })
    void whatTheDatabaseExpectsToTakeForeverDoesNotBegin(String sql) {
        endsBy(ErrorCode.QUERY_TOO_EXPENSIVE, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b",
                "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r",
                "with recursive r(n) as (select 1 union all select n + 1 from r) select n from r order by n desc"
            })
    void whatRunsTooLongIsStopped(String sql) {
        endsBy(ErrorCode.STATEMENT_TIMEOUT, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with recursive r(s) as (select 'x' union all select s || s from r) select max(length(s)) from r",
                "with recursive r(s) as (select 'x' union all select concat(s, s) from r) select max(length(s)) from r",
                "with recursive r(s) as (select 'x' union all select replace(s, 'x', 'xx') from r) select length(s) from r",
                "with recursive r(s) as (select 'x' union all select repeat(s, 2) from r) select length(s) from r",
                "with a as (select repeat('x', 1000) as s), b as (select s || s || s || s || s || s as s from a),"
                        + " c as (select s || s as s from b) select length(s || s) from c",
                "select length(concat(s, s)) from (select replace(s, 'x', s) as s from (select replace(name, 'x', name)"
                        + " as s from customers) a) b"
            })
    void whatMakesTextsLongerAndLongerIsRefused(String sql) {
        assertThat(GUARD.validate(sql, SampleShop.catalog()))
                .isInstanceOfSatisfying(
                        Validation.Rejected.class,
                        rejected -> assertThat(rejected.findings())
                                .extracting(Finding::code)
                                .containsExactly(FindingCode.TOO_LARGE));
    }

    @Test
    void readsPathsOfTreesAndWidePaddings() {
        run(
                "with recursive r(id, path, depth) as (select id, name, 1 from customers where id = 1 union all"
                        + " select c.id, r.path || ' > ' || c.name, r.depth + 1 from customers c join r on c.id = r.id + 1"
                        + " where r.depth < 4) select id, path from r",
                BUDGET.of(Set.of("analyst")));
        run("select repeat('-', 80) || coalesce(name, '') || ' ' || id from customers", 1e9);
    }

    @Test
    void aRoleCanHaveABudgetOfItsOwn() {
        assertThat(BUDGET.of(Set.of("analyst", "auditor"))).isEqualTo(1e12);
        assertThat(BUDGET.of(Set.of())).isEqualTo(1e9);
        assertThat(CostBudget.parse(List.of("none")).of(Set.of("analyst"))).isInfinite();
        assertThat(CostBudget.parse(List.of("2e8")).everybody()).isEqualTo(1e9);
        String sql = "select count(*) from customers a, customers b where a.id = 1";
        assertThatThrownBy(() -> run(sql, 10))
                .hasMessageContaining("far too long")
                .hasMessageNotContaining("cost=");
        run(sql, 1e9);
    }
}
