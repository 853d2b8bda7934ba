package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.RowAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Questions that fail, or do not, according to a row that policy hides. PostgreSQL evaluates conditions in the order it
 * likes; only a fence keeps such a failure from telling. Asked of twin databases that differ in hidden rows only.
 */
class LeakProbeTest {
    private static final String SCRIPT = """
            create schema leak;
            create table leak.emp (id int primary key, tenant int, dept int, salary int, secret text, hired date);
            insert into leak.emp select g, g % 50, g % 10, 100 + g % 7, (g % 9)::text, date '2020-01-01' + g % 900
                from generate_series(1, 20000) g;
            create table leak.allowed (tenant int, who int);
            insert into leak.allowed values (5, 1);
            create index on leak.emp (dept);
            """;

    /** Row 777 is of tenant 27, which nobody here may see. */
    private static final String RAISING =
            "update leak.emp set salary = 400, secret = 'not a number', dept = 77" + " where id = 777; analyze;";

    private static final String CALM =
            "update leak.emp set salary = 123, secret = '5', dept = 77 where id = 777; analyze;";

    private static final Map<String, RowAccess> POLICIES = FencedPolicies.of("leak", "emp");

    private static final List<String> PROBES = List.of(
            "SELECT id FROM emp WHERE id = 777 AND 1 / (salary - 400) > -5",
            "SELECT id FROM emp WHERE id BETWEEN 770 AND 780 AND secret::int > 0",
            "SELECT id FROM emp WHERE id BETWEEN 770 AND 780 AND 1 / (salary - 400) > -5",
            "SELECT a.id FROM emp a JOIN emp b ON a.id = b.id AND 1 / (a.salary - 400) > -5 WHERE b.id = 777",
            "SELECT id FROM (SELECT id, 1 / (salary - 400) AS x FROM emp) t WHERE id = 777 AND x > -5",
            "WITH t AS (SELECT id, secret::int AS x FROM emp) SELECT id FROM t WHERE id = 777 AND x > 0",
            "SELECT x, n FROM (SELECT 1 / (salary - 400) AS x, dept, count(*) AS n FROM emp GROUP BY 1, 2) t"
                    + " WHERE dept = 77 AND x > -5",
            "SELECT dept, count(*) FROM emp GROUP BY dept, salary HAVING dept = 77 AND 1 / (salary - 400) > -5",
            "SELECT id FROM emp e WHERE id = 777 AND 1 = (SELECT v.x FROM (VALUES (1), (1)) AS v(x) WHERE e.salary = 400)",
            "SELECT e.id, l.s FROM emp e, LATERAL (SELECT sum(v.x / (e.salary - 400)) AS s FROM (VALUES (1)) AS v(x)) l"
                    + " WHERE e.id = 777 AND l.s > -5",
            "SELECT id FROM emp WHERE CASE WHEN id = 777 THEN 1 / (salary - 400) > -5 END",
            "SELECT id FROM emp WHERE id = 777 AND secret LIKE secret || '\\'",
            "SELECT id FROM emp WHERE id = 777 AND to_date(secret, 'YYYY') > date '2000-01-01'",
            "SELECT a.id, b.x FROM (SELECT 777 AS id) a LEFT JOIN (SELECT id, 1 / (salary - 400) AS x FROM emp) b USING (id)",
            "SELECT id FROM emp WHERE id = 777 AND secret ~ ('(' || secret)",
            "SELECT DISTINCT x FROM (SELECT id, sqrt(salary - 401.0) AS x FROM emp) t WHERE id = 777 AND x < 5");

    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private static Catalog catalog;

    @BeforeAll
    static void loadTwins() throws SQLException {
        TestPostgres.create("leak_a", SCRIPT + RAISING);
        TestPostgres.create("leak_b", SCRIPT + CALM);
        try (Connection connection = TestPostgres.connect("leak_a", "postgres")) {
            catalog = CatalogReader.read(connection, "leak");
        }
    }

    private static VisibleCatalog seenThrough(RowAccess rows) {
        return VisibleCatalog.of(catalog, Rules.closed().rows("leak", "emp", rows), Rules.ANN);
    }

    private static AuthorizedQuery authorized(String probe, RowAccess rows) {
        Validation validation = GUARD.validate(probe, seenThrough(rows));
        assertThat(validation).as(probe).isInstanceOf(Validation.Accepted.class);
        return GUARD.authorize(((Validation.Accepted) validation).query());
    }

    @Test
    void noFailureTellsAboutAHiddenRow() throws SQLException {
        int bareLeaks = 0;
        try (Connection one = TestPostgres.connect("leak_a", "postgres");
                Connection other = TestPostgres.connect("leak_b", "postgres")) {
            for (Map.Entry<String, RowAccess> policy : POLICIES.entrySet()) {
                for (String probe : PROBES) {
                    AuthorizedQuery query = authorized(probe, policy.getValue());
                    Execution answer = Execution.of(one, query);
                    assertThat(answer.state()).as("a probe that runs: " + probe).doesNotStartWith("42");
                    assertThat(answer).as(policy.getKey() + ": " + probe).isEqualTo(Execution.of(other, query));
                    String bare = Unfenced.sql(query);
                    Execution unfenced = Execution.of(one, bare, query.parameters());
                    bareLeaks += unfenced.equals(Execution.of(other, bare, query.parameters())) ? 0 : 1;
                }
            }
        }
        assertThat(bareLeaks)
                .as("probes that leak without the fence, so that this test can fail")
                .isGreaterThan(10);
    }

    @Test
    void harmlessConditionsStayWithoutFence() {
        List<String> harmless = List.of(
                "SELECT id, 1 / (salary - 400) FROM emp WHERE id = 777 AND hired >= current_date - interval '3 months'",
                "SELECT dept, avg(salary / 7) FROM emp WHERE secret ILIKE '%a%' AND extract(year FROM hired) = 2020 GROUP BY dept",
                "SELECT dept FROM emp GROUP BY dept HAVING sum(salary) > 10 AND sum(salary) / count(*) > 3",
                "SELECT m, s FROM (SELECT date_trunc('month', hired) AS m, sum(salary) AS s FROM emp GROUP BY 1) t WHERE s > 5",
                "SELECT id FROM emp e WHERE EXISTS (SELECT 1 FROM emp b WHERE b.id = e.id) AND lower(secret) IN ('a', 'b')",
                "SELECT id FROM emp WHERE salary > (SELECT avg(salary) FROM emp)",
                "SELECT to_char(hired, 'YYYY-MM') AS m, round(avg(salary), 2) FROM emp GROUP BY 1 ORDER BY 1");
        for (String sql : harmless) {
            assertThat(authorized(sql, POLICIES.get("IN")).sql()).doesNotContain("OFFSET 0", "permitted");
        }
    }

    @Test
    void aKeyLookupKeepsItsIndexBehindEveryPolicy() throws SQLException {
        try (Connection connection = TestPostgres.connect("leak_a", "postgres")) {
            for (Map.Entry<String, RowAccess> policy : POLICIES.entrySet()) {
                for (String condition : List.of("id = 777", "dept = 77")) {
                    AuthorizedQuery query = authorized(
                            "SELECT * FROM emp WHERE " + condition + " AND 1 / (salary - 400) > -5", policy.getValue());
                    Execution plan = Execution.of(connection, "EXPLAIN " + query.sql(), query.parameters());
                    assertThat(plan.text())
                            .as(policy.getKey() + ": " + query.sql())
                            .contains("Index Cond: (" + condition + ")")
                            .doesNotContain("Seq Scan on emp");
                }
            }
        }
    }

    @Test
    void aPolicyThatCanFailIsFencedAlways() {
        RowAccess cast = Rules.matching("secret::int = ?", 5);
        assertThat(authorized("SELECT id FROM emp WHERE id = 777", cast).sql()).contains("OFFSET 0");
    }
}
