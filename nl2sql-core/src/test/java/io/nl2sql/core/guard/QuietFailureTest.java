package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.RowAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Failures in places that look harmless: comparisons, constants, conversions, inner queries that take too long. Asked of
 * twin databases that differ in a hidden row, and in a hidden table.
 */
class QuietFailureTest {
    private static final String SCRIPT = """
            create schema quiet;
            create table quiet.emp (id int primary key, tenant int, dept int, salary int, secret text, hired date,
                amount numeric, score float8, photo bytea, lowest int default 1, minus int default 1);
            insert into quiet.emp select g, g % 50, g % 10, 100 + g % 7, (g % 9)::text, date '2020-01-01' + g % 900,
                g, g, 'abc' from generate_series(1, 20000) g;
            create table quiet.allowed (tenant int, who int);
            insert into quiet.allowed values (5, 1);
            create table quiet.dep (dept int primary key);
            insert into quiet.dep select g from generate_series(1, 100) g;
            create index on quiet.emp (salary);
            create view quiet.ratio as select id, tenant, 1000 / (salary - 400) as share from quiet.emp;
            create view quiet.names as select e.id, e.tenant, e.secret from quiet.emp e join quiet.dep d on d.dept = e.dept;
            """;

    private static final String HIDDEN_ROW =
            "update quiet.emp set salary = 400, dept = 77, amount = 1e400, photo = '\\xff', lowest = -2147483648,"
                    + " minus = -1 where id = 777;"
                    + "create table quiet.vault (x int); analyze;";
    private static final String NO_SUCH_ROW = "update quiet.emp set dept = 77 where id = 777; analyze;";

    private static final List<RowAccess> POLICIES = List.of(
            Rules.matching("tenant IN (SELECT a.tenant FROM quiet.allowed a WHERE a.who = ?)", 1),
            Rules.matching("EXISTS (SELECT 1 FROM quiet.allowed a WHERE a.tenant = emp.tenant AND a.who = ?)", 1));

    private static final RowAccess LOOKED_UP = POLICIES.get(0);

    private static final String FENCE = "OFFSET 0";
    private static final String GUARD_TEST = "\"permitted\" IS NOT FALSE";
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private static Catalog catalog;

    @BeforeAll
    static void loadTwins() throws SQLException {
        TestPostgres.create("quiet_a", SCRIPT + HIDDEN_ROW);
        TestPostgres.create("quiet_b", SCRIPT + NO_SUCH_ROW);
        try (Connection connection = TestPostgres.connect("quiet_a", "postgres")) {
            catalog = new CatalogReader("quiet", List.of("quiet")).read(connection);
        }
    }

    private static Validation validation(String sql, RowAccess rows) {
        Rules rules = Rules.closed()
                .rows("quiet", "emp", rows)
                .rows("quiet", "ratio", LOOKED_UP)
                .rows("quiet", "names", LOOKED_UP)
                .rows("quiet", "dep", new RowAccess.All());
        return GUARD.validate(sql, VisibleCatalog.of(catalog, rules, Rules.ANN));
    }

    private static void assertRefused(String... probes) {
        for (String probe : probes) {
            assertThat(validation(probe, POLICIES.get(0))).as(probe).isInstanceOf(Validation.Rejected.class);
        }
    }

    private static AuthorizedQuery authorized(String sql, RowAccess rows) {
        Validation validation = validation(sql, rows);
        assertThat(validation).as(sql).isInstanceOf(Validation.Accepted.class);
        return GUARD.authorize(((Validation.Accepted) validation).query());
    }

    /** Fenced and the same on both; and at least one of them would tell without its fence. */
    private static void assertSilent(String... probes) throws SQLException {
        int bareLeaks = 0;
        try (Connection one = TestPostgres.connect("quiet_a", "postgres");
                Connection other = TestPostgres.connect("quiet_b", "postgres")) {
            for (RowAccess policy : POLICIES) {
                for (String probe : probes) {
                    AuthorizedQuery query = authorized(probe, policy);
                    assertThat(query.sql()).containsAnyOf(FENCE, GUARD_TEST);
                    Execution answer = Execution.of(one, query);
                    assertThat(answer.state()).as("a probe that runs: " + probe).doesNotStartWith("42");
                    assertThat(answer).as(probe).isEqualTo(Execution.of(other, query));
                    bareLeaks += tellsWithoutFence(query, one, other) ? 1 : 0;
                }
            }
        }
        assertThat(bareLeaks).as("probes that tell without a fence").isPositive();
    }

    private static boolean tellsWithoutFence(AuthorizedQuery query, Connection one, Connection other) {
        String bare = Unfenced.sql(query);
        return !Execution.of(one, bare, query.parameters()).equals(Execution.of(other, bare, query.parameters()));
    }

    private static void assertBare(String... queries) {
        for (String sql : queries) {
            assertThat(authorized(sql, POLICIES.get(0)).sql()).as(sql).doesNotContain(FENCE, GUARD_TEST);
        }
    }

    @Test
    void collationsThatCouldClashAreRefused() {
        assertRefused(
                "SELECT id FROM (SELECT id, salary, secret COLLATE \"C\" AS a, secret COLLATE \"POSIX\" AS b FROM emp) t"
                        + " WHERE salary = 400 AND a < b",
                "SELECT id FROM emp ORDER BY lower(secret COLLATE \"C\")",
                "SELECT id FROM emp WHERE secret COLLATE \"C\" < name COLLATE \"POSIX\"",
                "SELECT id FROM emp WHERE secret COLLATE mine < 'x'",
                "SELECT * FROM (SELECT id FROM emp ORDER BY secret COLLATE \"my-icu\") t",
                "SELECT id FROM emp WHERE coalesce(secret COLLATE \"C\", 'x') < 'x'",
                "SELECT max(secret COLLATE \"C\") FROM emp",
                "SELECT secret COLLATE \"C\" FROM emp ORDER BY 1");
        assertBare("SELECT id FROM emp ORDER BY salary, secret COLLATE \"C\" DESC NULLS LAST LIMIT 3");
    }

    @Test
    void recordsOfDifferentShapesAreRefused() {
        assertRefused(
                "SELECT id FROM emp WHERE salary = 400 AND coalesce(ROW(id, 1)) = coalesce(ROW(id))",
                "SELECT id FROM emp WHERE CASE WHEN id > 0 THEN ROW(id, 1) END = CASE WHEN id > 0 THEN ROW(id) END",
                "SELECT id FROM emp WHERE salary = 400 AND greatest(ROW(id, 1), ROW(id)) IS NULL",
                "SELECT id FROM emp WHERE salary = 400 AND nullif((id, 1), ROW(id)) IS NULL",
                "SELECT id FROM emp WHERE (id, 1) BETWEEN (id, 1) AND (id, 1, 2)",
                "SELECT id FROM emp WHERE (id, 1) = (SELECT ROW(id, 1) FROM emp)",
                "SELECT id FROM emp WHERE ((id, 1), 2) = ((id, 1, 2), 2)",
                "SELECT id FROM emp WHERE id IN ((1, 2))");
        assertBare(
                "SELECT id FROM emp WHERE (id, dept) = (1, 2) OR (id, dept) IN ((1, 1), (5, 5)) OR (id, dept) < (1, 2)",
                "SELECT id FROM emp WHERE (id, dept) IN (SELECT id, dept FROM emp)",
                "SELECT id FROM emp WHERE id IN (VALUES (1), (2))",
                "SELECT emp.id FROM emp JOIN (VALUES (1), (2)) AS v(n) ON emp.id = v.n",
                "SELECT count(DISTINCT (id, dept)) FROM emp");
    }

    @Test
    void constantsThatFailOnTheFirstRowAreFenced() throws SQLException {
        assertSilent(
                "SELECT id FROM emp WHERE salary = 400 AND"
                        + " (CASE WHEN id > 0 THEN now() - interval '9999 millennium' END) > hired",
                "SELECT id FROM emp WHERE salary = 400 AND (CASE WHEN id > 0 THEN now() - interval '9999 years' END) > hired",
                "SELECT id FROM emp WHERE salary = 400 AND coalesce(now() - interval '9999 centuries', hired) > hired",
                "SELECT id FROM emp WHERE salary = 400 AND"
                        + " CASE WHEN id > 0 THEN date_trunc('millennium', now() - interval '999 years'"
                        + " - interval '999 years' - interval '999 years' - interval '999 years') END > hired",
                "SELECT id FROM emp WHERE salary = 400 AND CASE WHEN id > 0 THEN date 'infinity' - current_date END > 5",
                "SELECT id FROM emp WHERE salary = 400 AND"
                        + " (CASE WHEN id > 0 THEN date '5000000-01-01'::timestamptz END) > hired",
                "SELECT id FROM emp WHERE salary = 400 AND CASE WHEN id > 0 THEN CAST(CAST('abc' AS text) AS date) END > hired",
                "SELECT id FROM emp WHERE salary = 400 AND CASE WHEN id > 0 THEN 'abc'::text::date END > hired",
                "SELECT id FROM emp WHERE salary = 400 AND CASE WHEN id > 0 THEN varchar 'abc'::date END > hired");
        assertBare(
                "SELECT id FROM emp WHERE salary >= '5'::int AND hired >= '2021-01-01'::date AND id > 100 + 5",
                "SELECT id FROM emp WHERE hired >= CAST('2021-01-01' AS date) AND hired < date '2022-01-01' + 7",
                "SELECT id FROM emp WHERE hired >= date_trunc('year', current_date) - interval '1 year' - interval '1' day",
                "SELECT id FROM emp WHERE secret = 'x'::text AND hired::text LIKE '2020%' AND salary::text < 'a'");
    }

    @Test
    void castsBindTighterThanWhatStandsBeforeThem() throws SQLException {
        assertSilent(
                "SELECT id FROM emp WHERE id = 777 AND '5' > secret::int::text",
                "SELECT id FROM emp WHERE salary = 400 AND hired > (secret || 'x')::date",
                "SELECT id FROM emp WHERE salary = 400 AND CASE WHEN id > 0 THEN 'x' || 'y'::text END::date > hired");
    }

    @Test
    void stringsBehindNamesAreNoLiteralsOfHiddenTypes() {
        assertRefused(
                "SELECT regclass 'quiet.vault' FROM (SELECT 1 AS regclass) t",
                "SELECT t.regclass 'quiet.vault' FROM (SELECT 1 AS regclass) t",
                "SELECT \"regclass\" 'quiet.vault' FROM (SELECT 1 AS regclass) t",
                "SELECT vault '(1)' FROM (SELECT 1 AS vault) t",
                "SELECT escape '(1)' FROM (SELECT 1 AS escape) t",
                "SELECT lower(secret) 'x' FROM emp",
                "SELECT id FROM emp WHERE dept = regclass 'quiet.vault'",
                "SELECT id 'x' FROM emp");
    }

    @Test
    void innerQueriesThatCouldTakeLongAreFenced() throws SQLException {
        assertSilent("SELECT id FROM emp WHERE id = 777 AND CASE WHEN salary = 400 THEN (SELECT count(*) FROM"
                + " dep a, dep b, dep c, dep d, dep f WHERE a.dept < emp.dept) > 0 END");
        for (String sql : List.of(
                "SELECT id FROM emp WHERE CASE WHEN salary = 400 THEN (SELECT count(*) FROM dep a, dep b) > 0 END",
                "SELECT id FROM emp WHERE salary = 400 AND id IN (SELECT a.dept FROM dep a, dep b, dep c)",
                "SELECT id FROM emp e WHERE salary = 1 OR EXISTS (SELECT 1 FROM dep WHERE dep.dept = e.dept)",
                "SELECT id FROM emp e WHERE EXISTS (SELECT 1 FROM dep WHERE dep.dept < e.dept)",
                "WITH big AS (SELECT 1 AS n FROM dep a, dep b) SELECT id FROM emp WHERE id IN (SELECT n FROM big)",
                "WITH dep AS (SELECT 1 AS n FROM emp a, emp b) SELECT id FROM emp WHERE id IN (SELECT n FROM dep)",
                "SELECT id FROM (SELECT id, (SELECT count(*) FROM dep a, dep b) AS n FROM emp) t WHERE n > 0",
                "SELECT e.id FROM emp e, LATERAL (SELECT count(*) AS n FROM dep a, dep b WHERE a.dept < e.dept) l")) {
            assertThat(authorized(sql, POLICIES.get(0)).sql()).as(sql).containsAnyOf(FENCE, GUARD_TEST);
        }
        assertBare(
                "SELECT id FROM emp e WHERE EXISTS (SELECT 1 FROM dep d WHERE d.dept = e.dept AND d.dept > 5)",
                "SELECT id FROM emp e WHERE id > 5 AND NOT EXISTS (SELECT 1 FROM dep WHERE dep.dept = e.salary)",
                "SELECT id FROM emp WHERE dept IN (SELECT dept FROM dep) AND salary > (SELECT avg(dept) FROM dep)",
                "SELECT id, (SELECT count(*) FROM dep a, dep b) FROM emp");
    }

    /**
     * PostgreSQL makes the groups only if the other side of the join has a row, be it one that policy hides later. The
     * non-interference probes show it.
     */
    @Test
    void groupsThatFailAreNotMadeBecauseOfAHiddenRow() {
        for (String sql : List.of(
                "SELECT e.id FROM emp e JOIN (SELECT max(1 / (dept - dept)) AS n FROM dep GROUP BY dept % 5) g"
                        + " ON g.n = e.dept WHERE e.salary = 400",
                "SELECT e.id FROM emp e JOIN (SELECT count(*) AS n FROM dep GROUP BY dept % 5"
                        + " HAVING bool_or(1 / (dept - dept) > 0)) g ON g.n = e.dept WHERE e.salary = 400",
                "SELECT e.id FROM emp e JOIN (SELECT avg(h.n) AS n FROM (SELECT sum(1 / (dept - dept)) AS n FROM dep"
                        + " GROUP BY dept % 5) h) g ON g.n = e.dept WHERE e.salary = 400",
                "WITH g AS (SELECT 1 / (count(*) - count(*)) AS n FROM dep GROUP BY dept % 5)"
                        + " SELECT e.id FROM g JOIN emp e ON g.n = e.dept WHERE e.salary = 400")) {
            assertThat(authorized(sql, POLICIES.get(0)).sql()).as(sql).contains(FENCE);
        }
        assertBare(
                "SELECT d.dept, g.n FROM dep d JOIN (SELECT dept, max(1 / (salary - 400)) AS n FROM emp GROUP BY dept) g"
                        + " ON g.dept = d.dept",
                "SELECT e.id, g.n FROM emp e JOIN (SELECT dept, count(*) AS n, sum(dept * 0.5) AS s FROM dep GROUP BY dept) g"
                        + " ON g.dept = e.dept WHERE e.salary = 400");
    }

    /** With parallel workers PostgreSQL sorts before it joins; the non-interference harness found it by odd plans. */
    @Test
    void nothingThatFailsIsSortedByBeforeALatePolicy() {
        for (String sql : List.of(
                "SELECT rank() OVER (ORDER BY 1 / (salary - 400)) FROM emp WHERE id = 777",
                "SELECT count(*) OVER w FROM emp WHERE id = 777 WINDOW w AS (PARTITION BY 1 / (salary - 400))",
                "SELECT DISTINCT 1 / (salary - 400) FROM emp WHERE id = 777",
                "SELECT DISTINCT ON (1 / (salary - 400)) id FROM emp WHERE id = 777",
                "SELECT id FROM emp WHERE id = 777 ORDER BY 1 / (salary - 400) DESC NULLS LAST",
                "SELECT id, 1 / (salary - 400) AS n FROM emp WHERE id = 777 ORDER BY n",
                "SELECT id, 1 / (salary - 400) FROM emp WHERE id = 777 ORDER BY 2",
                "SELECT id, secret::int FROM emp WHERE id = 777 ORDER BY secret",
                "SELECT to_number(secret, '9') FROM emp WHERE id = 777 ORDER BY to_number",
                "SELECT count(*) FROM emp WHERE id = 777 GROUP BY 1 / (salary - 400)",
                "SELECT count(*) FROM emp WHERE id = 777 GROUP BY ROLLUP (1 / (salary - 400))",
                "SELECT string_agg(secret, ',' ORDER BY 1 / (salary - 400)) FROM emp WHERE id = 777",
                "SELECT count(DISTINCT 1 / (salary - 400)) FROM emp WHERE id = 777",
                "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY 1 / (salary - 400)) FROM emp WHERE id = 777",
                "SELECT 1 / (salary - 400) FROM emp WHERE id = 777 UNION SELECT 1",
                "SELECT 1 / (salary - 400) FROM emp WHERE id = 777 UNION ALL SELECT 1 ORDER BY 1",
                "SELECT d.dept FROM dep d WHERE d.dept > ALL (SELECT DISTINCT 1 / (salary - 400) FROM emp WHERE id = 777)",
                "SELECT * FROM (SELECT array_agg(id ORDER BY 1 / (salary - 400)) FROM emp WHERE id = 777) t")) {
            assertThat(authorized(sql, POLICIES.get(0)).sql()).as(sql).contains(FENCE);
        }
        assertBare(
                "SELECT dept, sum(salary) / count(salary) AS mean FROM emp GROUP BY dept ORDER BY mean",
                "SELECT id, 1 / (salary - 400) FROM emp WHERE id = 777 ORDER BY id",
                "SELECT dept, rank() OVER (ORDER BY sum(1 / (salary - 400))) FROM emp GROUP BY dept",
                "SELECT 1 / (salary - 400) FROM emp WHERE id = 777 UNION ALL SELECT 1");
    }

    /** The guard does not read what stands behind a view; PostgreSQL would compute it on hidden rows too. */
    @Test
    void viewsThatComputeAreFenced() throws SQLException {
        assertSilent(
                "SELECT id FROM ratio WHERE id = 777 AND share > 5",
                "SELECT id FROM (SELECT id, share FROM ratio) t WHERE id = 777 AND share > 5",
                "SELECT id FROM ratio GROUP BY id HAVING id = 777 AND max(share) > 5");
        assertThat(authorized("SELECT e.id FROM emp e JOIN ratio r ON r.share = e.id", POLICIES.get(0))
                        .sql())
                .as("a view that can fail is read for no hidden row of another table")
                .matches("(?s).*FROM \"quiet\".\"emp\" WHERE [^?]*\\?[^?]* OFFSET 0\\) e .*");
        assertBare("SELECT id FROM names WHERE id = 777 AND secret = 'x'");
    }

    @Test
    void conversionsThatDependOnValuesAreFenced() throws SQLException {
        assertSilent(
                "SELECT id FROM emp WHERE id = 777 AND length(photo, 'UTF8') > 0",
                "SELECT id FROM emp WHERE id = 777 AND amount < score",
                "SELECT id FROM emp WHERE id = 777 AND greatest(amount, score) IS NOT NULL",
                "SELECT id FROM emp WHERE id = 777 AND amount > ceil(dept)",
                "SELECT id FROM emp WHERE id = 777 AND amount > round(dept)",
                "SELECT id FROM emp WHERE id = 777 AND 1 = (SELECT 1 FROM emp b WHERE b.dept = 77 LIMIT 4294967297)",
                "SELECT id FROM emp WHERE id = 777 AND amount < float8 '1'",
                "SELECT id FROM emp WHERE id = 777 AND amount < date_part('year', hired)",
                "SELECT id FROM emp WHERE id = 777 AND CASE WHEN id > 5 THEN amount ELSE score END > 0",
                "SELECT id FROM emp WHERE id = 777 AND amount IN (1, score)",
                "SELECT e.id FROM emp e JOIN (SELECT score AS amount FROM emp) t USING (amount) WHERE e.id = 777",
                "SELECT id FROM (SELECT id, amount AS v FROM emp UNION ALL SELECT id, score FROM emp) t"
                        + " WHERE id = 777 AND v > 0");
        assertBare("SELECT id FROM emp WHERE amount > 5.5 AND score < 1.5 AND length(secret) > 2 AND id = dept");
    }

    @Test
    void arithmeticThatTheAskerCouldMakeOverflowIsFenced() throws SQLException {
        assertSilent(
                "SELECT id FROM emp WHERE id = 777 AND salary * 5368710 > 0",
                "SELECT id FROM emp WHERE id = 777 AND salary + 2147483300 > 0",
                "SELECT id FROM emp WHERE id = 777 AND amount * 1e131000 > 0",
                "SELECT id FROM emp WHERE id = 777 AND amount / (salary - 400) > 0",
                "SELECT id FROM emp WHERE id = 777 AND salary % (salary - 400) > 0",
                "SELECT id FROM (SELECT id, salary * salary AS amount FROM emp) t WHERE id = 777 AND amount * 13422 > 5",
                "SELECT id FROM emp WHERE id = 777 AND left(secret, salary - 2147483647 - 402) = ''",
                "SELECT id FROM emp WHERE id = 777 AND substring(secret from 1 for 300 - salary) = ''",
                "SELECT id FROM emp WHERE id = 777 AND lowest / nullif(minus, 0) > 0",
                "SELECT id FROM emp WHERE id = 777 AND hired + salary * 5368710 > hired");
        assertBare(
                "SELECT id FROM emp WHERE amount * 1.19 > 100 AND amount * salary + 5.5 > 3 AND salary / 1000 > 5 AND id % 2 = 0",
                "SELECT id FROM emp WHERE lowest % nullif(minus, 0) = 0 AND amount / nullif(minus, 0) > 1",
                "SELECT id FROM emp WHERE round(amount * 1.19, 2) > 100 AND mod(id, 10) = 7 AND round(score) > 3",
                "SELECT id FROM emp WHERE amount / nullif(salary, 0) > 2 AND coalesce(amount, 0) * 0.5 < 9 AND abs(amount) > 1",
                "SELECT id FROM emp WHERE left(secret, 3) = 'abc' AND substring(secret from 2 for 3) || right(secret, 1) = 'x'",
                "SELECT id FROM emp WHERE split_part(secret, '-', 2) = 'b' AND concat(secret, '-', id) LIKE '%7'");
    }
}
