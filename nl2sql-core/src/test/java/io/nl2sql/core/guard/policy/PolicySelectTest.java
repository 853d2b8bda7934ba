package io.nl2sql.core.guard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.CatalogReader;
import io.nl2sql.core.guard.Execution;
import io.nl2sql.core.guard.Rules;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.RowAccess;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row policies and masks on a real database. */
class PolicySelectTest {
    private static final String SCRIPT = """
            create schema hr;
            create table hr.people (id int, region_id int, region text, full_name text, email text, phone text, salary numeric(10,2),
              born date, tags text[], score float8, external uuid);
            insert into hr.people values
              (1, 1, 'EMEA', 'Ann', 'ann@example.com', '+49 123', 1234.50, '1980-05-06', '{a,b}', 1.5, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
              (2, 2, 'AMER', 'Bob', 'no address', '', 99, 'infinity', null, 'NaN', null),
              (3, 1, 'EMEA', '', '@odd', null, null, null, '{}', 'Infinity', null),
              (4, null, null, 'Dee', null, '12', -3, '0044-03-15 BC', '{x}', -1e300, null);
            create table hr.managers (region_id int, who text);
            insert into hr.managers values (2, 'bob');
            """;

    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private static Catalog catalog;

    @BeforeAll
    static void load() throws SQLException {
        TestPostgres.create("people", SCRIPT);
        try (Connection connection = connect()) {
            catalog = CatalogReader.read(connection, "hr");
        }
    }

    private static Connection connect() throws SQLException {
        return TestPostgres.connect("people", "postgres");
    }

    private static Execution ask(String sql, Rules rules) throws SQLException {
        Validation validation = GUARD.validate(sql, VisibleCatalog.of(catalog, rules, Rules.ANN));
        assertThat(validation).isInstanceOf(Validation.Accepted.class);
        try (Connection connection = connect()) {
            return Execution.of(connection, GUARD.authorize(((Validation.Accepted) validation).query()));
        }
    }

    private static List<String> ids(RowAccess rows) throws SQLException {
        Execution answer =
                ask("SELECT id FROM people ORDER BY id", Rules.closed().rows("hr", "people", rows));
        assertThat(answer.state()).isEmpty();
        return answer.rows();
    }

    private static List<String> masked(String column, ColumnMask mask) throws SQLException {
        Rules rules = Rules.closed().table("hr", "people", new RowAccess.All(), Map.of(column, Rules.masked(mask)));
        Execution answer = ask("SELECT " + column + " FROM people ORDER BY id", rules);
        assertThat(answer.state()).as(mask.toString()).isEmpty();
        return answer.rows();
    }

    @Test
    void bindsClaimsOfEveryType() throws SQLException {
        assertThat(ids(Rules.matching("region_id = ?", 1))).containsExactly("1", "3");
        assertThat(ids(Rules.matching("region = ?", "AMER"))).containsExactly("2");
        assertThat(ids(Rules.matching("salary > ?", new BigDecimal("98.5")))).containsExactly("1", "2");
        assertThat(ids(Rules.matching("(region_id = 1) = ?", true))).containsExactly("1", "3");
        assertThat(ids(Rules.matching("region_id = ANY (?)", List.of(1, 2)))).containsExactly("1", "2", "3");
        assertThat(ids(Rules.matching("region = ANY (?) AND id < ?", List.of("EMEA"), 3)))
                .containsExactly("1");
        assertThat(ids(Rules.matching("external = ?::uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")))
                .containsExactly("1");
        assertThat(ids(Rules.matching("region = ?", "x' OR '1'='1"))).isEmpty();
        assertThat(ids(Rules.matching("people.region_id = ? AND localtime = localtime", 1)))
                .containsExactly("1", "3");
    }

    @Test
    void showsEveryRowOrNoneWhereThePolicySaysSo() throws SQLException {
        assertThat(ids(new RowAccess.All())).hasSize(4);
        assertThat(ids(new RowAccess.None("The claim region is missing."))).isEmpty();
    }

    @Test
    void keepsOrWithinItsOwnPolicy() throws SQLException {
        assertThat(ids(Rules.matching("region_id = ? OR region_id = ?", 1, 2))).containsExactly("1", "2", "3");
    }

    @Test
    void dropsCommentsOfPolicies() throws SQLException {
        assertThat(ids(Rules.matching("region_id = ? -- only theirs", 1))).containsExactly("1", "3");
    }

    @Test
    void looksUpOtherTablesWithoutMindingTheAskersNames() throws SQLException {
        RowAccess lookUp =
                Rules.matching("region_id IN (SELECT m.region_id FROM hr.managers m WHERE m.who = ?)", "bob");
        Rules rules = Rules.closed().rows("hr", "people", lookUp);
        String shadowing = "WITH managers AS (SELECT 1 AS region_id, 'bob' AS who), m AS (SELECT 1 AS region_id)"
                + " SELECT id FROM people, managers, m WHERE m.region_id = managers.region_id ORDER BY id";
        assertThat(ask(shadowing, rules).rows()).containsExactly("2");
    }

    @Test
    void readsPolicyColumnsFromTheRawTableOnly() throws SQLException {
        Rules rules = Rules.closed()
                .rows("hr", "people", Rules.matching("tenant = ?", 1))
                .rows("hr", "managers", new RowAccess.All());
        String correlated =
                "SELECT who FROM (SELECT who, 1 AS tenant FROM managers) o WHERE EXISTS (SELECT 1 FROM people)";
        assertThat(ask(correlated, rules).state())
                .as("a policy on a column that is not there")
                .isEqualTo("42703");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region_id = 1) OR (1 = 1",
                "region_id = 1; SELECT 1",
                "region_id = 1) --",
                "",
                "region_id IN (SELECT region_id FROM managers)",
                "region_id IN (SELECT a.region_id FROM hr.managers a, managers b)",
                "region_id IN (WITH x AS (SELECT 1) SELECT * FROM x)",
                "region = 'open",
                "full_name = current_user",
                "full_name = session_user OR id = 1",
                "p.region_id = 1"
            })
    void refusesPoliciesThatCouldMeanSomethingElse(String condition) {
        Rules rules = Rules.closed().rows("hr", "people", Rules.matching(condition));
        assertThatThrownBy(() -> ask("SELECT id FROM people", rules))
                .isInstanceOf(Nl2SqlException.class)
                .hasMessageContaining("policy");
    }

    @Test
    void refusesMasksThatDoNotFitTheirColumn() {
        Map<String, ColumnMask> unfit = Map.of(
                "full_name", new ColumnMask.Range(BigDecimal.TEN),
                "born", new ColumnMask.Range(BigDecimal.TEN),
                "salary", new ColumnMask.Year(),
                "region", new ColumnMask.Year());
        unfit.forEach((column, mask) -> assertThatThrownBy(() -> masked(column, mask))
                .isInstanceOf(Nl2SqlException.class)
                .hasMessageContaining("mask needs a column"));
    }

    @Test
    void masksEveryKindWithoutFailing() throws SQLException {
        assertThat(masked("salary", new ColumnMask.Null())).containsOnly("null");
        assertThat(masked("full_name", new ColumnMask.Constant("it's hidden"))).containsOnly("it's hidden");
        assertThat(masked("full_name", new ColumnMask.First(1))).containsExactly("A**", "B**", "", "D**");
        assertThat(masked("phone", new ColumnMask.Last(2))).containsExactly("*****23", "", "null", "12");
        assertThat(masked("email", new ColumnMask.Email())).containsExactly("a***@example.com", "***", "***", "null");
        assertThat(masked("born", new ColumnMask.Year())).containsExactly("1980", "Infinity", "null", "-44");
        assertThat(masked("salary", new ColumnMask.Range(new BigDecimal("50"))))
                .containsExactly("1200", "50", "null", "-50");
        assertThat(masked("score", new ColumnMask.Range(new BigDecimal("1")))).startsWith("1", "NaN", "Infinity");
        assertThat(masked("full_name", new ColumnMask.Hash()).get(0)).hasSize(64);
        assertThat(masked("tags", new ColumnMask.Null())).containsOnly("null");
        assertThat(masked("tags", new ColumnMask.Last(1)).get(0)).isEqualTo("****}");
        assertThat(masked("full_name", new ColumnMask.Custom("left(full_name, 2) || '…'")))
                .containsExactly("An…", "Bo…", "…", "De…");
    }

    @Test
    void conditionsSeeTheMaskedValueOnly() throws SQLException {
        Rules rules = Rules.closed()
                .table("hr", "people", new RowAccess.All(), Map.of("phone", Rules.masked(new ColumnMask.Last(2))));
        assertThat(ask("SELECT id FROM people WHERE phone = '+49 123'", rules).rows())
                .isEmpty();
        assertThat(ask("SELECT id FROM people WHERE phone = '*****23'", rules).rows())
                .containsExactly("1");
        assertThat(ask("SELECT a.id FROM people a JOIN (VALUES ('+49 123')) v(phone) USING (phone)", rules)
                        .rows())
                .isEmpty();
    }
}
