package io.nl2sql.core.guard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.CheckedPolicies;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Execution;
import io.nl2sql.core.guard.Rules;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of policy means what native row security means, where that can say it; and on every kind of table. */
class PolicyMeaningTest {
    private static final String SCRIPT = """
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'meaning_reader') THEN
              CREATE ROLE meaning_reader LOGIN; END IF; END $$;
            CREATE SCHEMA m; CREATE SCHEMA app;
            CREATE TABLE m.docs (id int PRIMARY KEY, tenant int, owner text, kind text);
            INSERT INTO m.docs SELECT g, g % 4, CASE WHEN g % 5 > 0 THEN 'p' || g % 3 END,
              (array['public', 'secret', 'plain'])[1 + g % 3] FROM generate_series(1, 40) g;
            CREATE TABLE app.assignments (person text, tenant int);
            INSERT INTO app.assignments VALUES ('ann', 1), ('ann', 3), ('bob', 2), ('cid', NULL);
            CREATE TABLE m.sales (id int, tenant int) PARTITION BY LIST (tenant);
            CREATE TABLE m.sales_1 PARTITION OF m.sales FOR VALUES IN (1);
            CREATE TABLE m.sales_2 PARTITION OF m.sales FOR VALUES IN (2);
            INSERT INTO m.sales SELECT g, 1 + g % 2 FROM generate_series(1, 10) g;
            CREATE TABLE m.base (id int, tenant int);
            CREATE TABLE m.child (extra text) INHERITS (m.base);
            INSERT INTO m.base SELECT g, g % 2 FROM generate_series(1, 5) g;
            INSERT INTO m.child SELECT g, g % 2, 'x' FROM generate_series(6, 10) g;
            CREATE VIEW m.doc_view AS SELECT id, tenant FROM m.docs WHERE kind <> 'secret';
            CREATE MATERIALIZED VIEW m.doc_copy AS SELECT id, tenant FROM m.docs;
            CREATE EXTENSION file_fdw;
            CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
            CREATE FOREIGN TABLE m.far (id int, tenant int) SERVER files
              OPTIONS (program 'printf "1,1\\n2,2\\n3,1\\n"', format 'csv');
            ALTER TABLE m.docs ENABLE ROW LEVEL SECURITY;
            ALTER TABLE m.sales ENABLE ROW LEVEL SECURITY;
            ALTER TABLE m.base ENABLE ROW LEVEL SECURITY;
            CREATE POLICY s ON m.sales USING (tenant = 1);
            CREATE POLICY b ON m.base USING (tenant = 1);
            GRANT USAGE ON SCHEMA m, app TO meaning_reader;
            GRANT SELECT ON ALL TABLES IN SCHEMA m, app TO meaning_reader;
            """;
    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());
    private static final List<String> QUERIES = List.of(
            "SELECT id FROM docs ORDER BY id",
            "SELECT kind, count(*) AS n FROM docs GROUP BY kind ORDER BY kind",
            "SELECT d.id, e.id AS other FROM docs d LEFT JOIN docs e ON e.tenant = d.tenant AND e.id < d.id ORDER BY 1, 2",
            "SELECT id FROM docs WHERE id NOT IN (SELECT id FROM docs WHERE kind = 'plain') ORDER BY id");

    private static Catalog catalog;
    private static Connection owner;
    private static Connection reader;

    @BeforeAll
    static void load() throws SQLException {
        TestPostgres.create("meaning", SCRIPT);
        owner = TestPostgres.connect("meaning", "postgres");
        reader = TestPostgres.connect("meaning", "meaning_reader");
        catalog = new io.nl2sql.core.execution.CatalogReader("meaning", List.of("m")).read(owner);
        try (Statement statement = reader.createStatement()) {
            statement.execute("SET search_path = m");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
        reader.close();
    }

    private static List<String> ask(String sql, Rules rules) {
        Validation validation = GUARD.validate(sql, VisibleCatalog.of(catalog, rules, Rules.ANN));
        assertThat(validation).isInstanceOf(Validation.Accepted.class);
        Execution answer = Execution.of(owner, GUARD.authorize(((Validation.Accepted) validation).query()));
        assertThat(answer.state()).isEmpty();
        return answer.rows();
    }

    private static List<String> natively(String sql) {
        Execution answer = Execution.of(reader, sql, List.of());
        assertThat(answer.state()).isEmpty();
        return answer.rows();
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("a constant", Rules.matching("kind = 'public'"), "USING (kind = 'public')"),
                Arguments.of("a claim", Rules.matching("tenant = ?", 1), "USING (tenant = 1)"),
                Arguments.of("a list", Rules.matching("tenant = ANY (?)", List.of(1, 2)), "USING (tenant IN (1, 2))"),
                Arguments.of("an empty list", Rules.matching("owner = ANY (?)", List.of()), "USING (false)"),
                Arguments.of("nulls", Rules.matching("owner = ?", "p1"), "USING (owner = 'p1')"),
                Arguments.of("not and nulls", Rules.matching("NOT (owner = ?)", "p1"), "USING (NOT (owner = 'p1'))"),
                Arguments.of(
                        "in",
                        Rules.matching("tenant IN (SELECT a.tenant FROM app.assignments a WHERE a.person = ?)", "ann"),
                        "USING (tenant IN (SELECT a.tenant FROM app.assignments a WHERE a.person = 'ann'))"),
                Arguments.of(
                        "not in with nulls",
                        Rules.matching(
                                "tenant NOT IN (SELECT a.tenant FROM app.assignments a WHERE a.person <> ?)", "bob"),
                        "USING (tenant NOT IN (SELECT a.tenant FROM app.assignments a WHERE a.person <> 'bob'))"),
                Arguments.of(
                        "exists",
                        Rules.matching(
                                "EXISTS (SELECT 1 FROM app.assignments a WHERE a.tenant = docs.tenant AND a.person = ?)",
                                "ann"),
                        "USING (EXISTS (SELECT 1 FROM app.assignments a WHERE a.tenant = docs.tenant AND a.person = 'ann'))"),
                Arguments.of(
                        "an aggregate of a sub-query",
                        Rules.matching("tenant > (SELECT avg(a.tenant) FROM app.assignments a)"),
                        "USING (tenant > (SELECT avg(a.tenant) FROM app.assignments a))"),
                Arguments.of(
                        "and within a rule",
                        Rules.matching("(tenant = ?) AND (kind <> 'secret' OR owner IS NULL)", 1),
                        "USING (tenant = 1); CREATE POLICY q ON m.docs AS RESTRICTIVE USING (kind <> 'secret' OR owner IS NULL)"),
                Arguments.of(
                        "or between roles",
                        Rules.matching("(tenant = ?) OR (kind = 'public')", 1),
                        "USING (tenant = 1); CREATE POLICY q ON m.docs USING (kind = 'public')"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void meansWhatNativeRowSecurityMeans(String kind, RowAccess rows, String policy) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("DROP POLICY IF EXISTS p ON m.docs; DROP POLICY IF EXISTS q ON m.docs;"
                    + " CREATE POLICY p ON m.docs " + policy);
        }
        for (String query : QUERIES) {
            assertThat(ask(query, Rules.closed().rows("m", "docs", rows)))
                    .as(kind + ": " + query)
                    .isEqualTo(natively(query));
        }
    }

    @Test
    void mayLookItsOwnTableUpWhichNativeRowSecurityMayNot() {
        RowAccess latest = Rules.matching("id IN (SELECT max(d.id) FROM m.docs d GROUP BY d.tenant)");

        assertThat(ask("SELECT id FROM docs ORDER BY id", Rules.closed().rows("m", "docs", latest)))
                .containsExactly("37", "38", "39", "40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "base"})
    void coversPartitionsAndChildrenThroughTheirParentAsNativeRowSecurityDoes(String table) {
        Rules rules = Rules.closed().rows("m", table, Rules.matching("tenant = ?", 1));
        String query = "SELECT id, tenant FROM " + table + " ORDER BY id";

        assertThat(ask(query, rules)).isNotEmpty().isEqualTo(natively(query));
    }

    @Test
    void knowsNoPartitionByItsOwnNameEvenOnAnOpenSource() {
        assertThat(GUARD.validate("SELECT id FROM sales_1", VisibleCatalog.of(catalog, Rules.open(), Rules.ANN)))
                .isInstanceOf(Validation.Rejected.class);
    }

    @Test
    void hidesAChildOfAGovernedTableUnlessItIsListed() {
        Rules closed = Rules.closed().rows("m", "base", Rules.matching("tenant = ?", 1));
        CheckedPolicies open = new CheckedPolicies(Rules.open(), Set.of(new TableName("m", "child")), Map.of());

        for (VisibleCatalog seen :
                List.of(VisibleCatalog.of(catalog, closed, Rules.ANN), VisibleCatalog.of(catalog, open, Rules.ANN))) {
            assertThat(GUARD.validate("SELECT id FROM child", seen)).isInstanceOf(Validation.Rejected.class);
        }
        closed.rows("m", "child", Rules.matching("tenant = ?", 0));
        assertThat(ask("SELECT id FROM child ORDER BY id", closed)).containsExactly("6", "8", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc_view", "doc_copy", "far"})
    void governsViewsMaterialisedViewsAndForeignTablesLikeTables(String table) {
        Rules rules = Rules.closed().rows("m", table, Rules.matching("tenant = ?", 1));
        String expected = "SELECT id, tenant FROM m." + table + " WHERE tenant = 1 ORDER BY id";

        assertThat(ask("SELECT id, tenant FROM " + table + " ORDER BY id", rules))
                .isNotEmpty()
                .isEqualTo(Execution.of(owner, expected, List.of()).rows());
        assertThat(ask("SELECT count(*) FROM " + table + " WHERE tenant <> 1", rules))
                .containsExactly("0");
    }

    @Test
    void doesNotReachIntoAViewOverItsTable() {
        Rules rules = Rules.closed()
                .rows("m", "docs", Rules.matching("tenant = ?", 1))
                .rows("m", "doc_view", new RowAccess.All());

        assertThat(ask("SELECT DISTINCT tenant FROM doc_view ORDER BY tenant", rules))
                .containsExactly("0", "1", "2", "3");
    }
}
