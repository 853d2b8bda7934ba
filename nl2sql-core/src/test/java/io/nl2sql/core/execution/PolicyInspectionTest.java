package io.nl2sql.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.CheckedPolicies;
import io.nl2sql.core.testing.TestConnections;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.PolicyFile;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies are checked by our own parser and by the database before anybody asks under them. */
class PolicyInspectionTest {
    private static final String SCRIPT = """
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'policy_reader') THEN
              CREATE ROLE policy_reader LOGIN; END IF; END $$;
            CREATE SCHEMA sales; CREATE SCHEMA app;
            CREATE TABLE sales.customers (id int PRIMARY KEY, tenant_id int, name text, region text, email text, since date,
              salary numeric, active boolean, tags text[], doc jsonb, external uuid);
            CREATE TABLE sales.orders (id int, customer_id int, tenant_id int);
            CREATE TABLE app.assignments (person text, tenant_id int);
            CREATE TABLE app.hidden (tenant_id int);
            CREATE FUNCTION app.may_see(int) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 = 1';
            CREATE VIEW sales.customer_names AS SELECT id, name FROM sales.customers;
            CREATE VIEW sales.short_names AS SELECT left(name, 1) AS initial FROM sales.customer_names;
            CREATE TABLE sales.archived_customers () INHERITS (sales.customers);
            GRANT USAGE ON SCHEMA sales, app TO policy_reader;
            GRANT SELECT ON ALL TABLES IN SCHEMA sales TO policy_reader;
            GRANT SELECT ON app.assignments TO policy_reader;
            """;
    private static final TableName CUSTOMERS = new TableName("sales", "customers");
    private static TestConnections connections;
    private static Catalog catalog;

    @BeforeAll
    static void load() throws SQLException {
        TestPostgres.create("policies", SCRIPT);
        connections = new TestConnections("policies", "policy_reader");
        catalog = SourceInspection.of(connections, "lab", List.of("sales")).catalog();
    }

    @AfterAll
    static void close() {
        connections.close();
    }

    private static PolicyBook book(String lines) {
        String table = "dataSources:\n  lab:\n    tables:\n      sales.customers:\n        roles: [analyst]\n";
        PolicyBook book = PolicyFile.parse(table + lines.indent(8));
        assertThat(book.faults("lab")).isEmpty();
        return book;
    }

    private static PolicyInspection inspect(PolicyBook book) {
        return PolicyInspection.of(connections, catalog, book.tables("lab"));
    }

    private static List<PolicyFault> faults(String lines) {
        return inspect(book(lines)).findings().inOrder();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant_id = :tenant",
                "customers.tenant_id = :tenant AND sales.customers.active",
                "tenant_id = ANY (:tenants)",
                "tenant_id IN (SELECT tenant_id FROM app.assignments WHERE person = :sub)",
                "EXISTS (SELECT 1 FROM sales.orders o JOIN app.assignments a ON a.tenant_id = o.tenant_id WHERE o.customer_id"
                        + " = customers.id)",
                "id IN (SELECT c.id FROM sales.customers c WHERE c.tenant_id = :tenant)",
                "salary < (SELECT avg(c.salary) FROM sales.customers c)",
                "id IN (SELECT id FROM sales.orders UNION SELECT 2)",
                "region IN (SELECT x.r FROM unnest(:regions) AS x(r))",
                "external = :ext::uuid",
                "since >= current_date - interval '1 year' OR name ILIKE 'a%' OR tags && :tags",
                "CASE WHEN active THEN tenant_id = :tenant ELSE false END",
                "doc ->> 'region' = :region AND jsonb_exists(doc, 'x')",
                "app.may_see(tenant_id)",
                "active",
                "region COLLATE \"C\" = :region",
                "(id, tenant_id) IN (SELECT o.customer_id, o.tenant_id FROM sales.orders o)"
            })
    void takesWhatPostgresWouldTake(String condition) {
        assertThat(faults("rows: " + quoted(condition))).isEmpty();
    }

    private static String quoted(String sql) {
        return "'" + sql.replace("'", "''") + "'";
    }

    /** The circumflex shows the place that is named; it is no part of the condition. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ^tenant = :tenant                                       | the condition names a column that does not exist: tenant
            active AND ^tenant = :tenant                            | the condition names a column that does not exist: tenant
            :t = tenant_id AND ^tenant = :u                         | the condition names a column that does not exist: tenant
            /* by tenant */ ^tenant = 1                             | the condition names a column that does not exist: tenant
            ^tenant_id + 1                                          | the condition has types that do not fit; rows need a condition that is true or false
            tenant_id ^= name                                       | the condition uses a function or operator with types that it does not take
            tenant_id = ^'one'                                      | the condition holds a constant that is no value of the type it is used as
            tenant_id = ^max(1)                                     | the condition aggregates rows; a policy looks at one row at a time
            tenant_id > ^row_number() OVER ()                       | the condition uses a window function; a policy looks at one row at a time
            tenant_id = ^generate_series(1, 3)                      | the condition calls generate_series, which gives several rows
            ^pg_sleep(1) IS NULL                                    | the condition calls pg_sleep, which is not on the list of functions
            ^pg_catalog.pg_sleep(1) IS NULL                         | the condition calls a function of the system by its schema
            name = ^current_user                                    | the condition asks for the database's user; use a claim
            ^orders.tenant_id = 1                                   | the condition names a table that is not its own
            tenant_id IN (SELECT tenant_id FROM ^orders)            | the condition names a table without its schema in a sub-query
            tenant_id IN (SELECT tenant_id FROM sales.orders, ^orders x) | the condition names a table without its schema in a sub-query
            tenant_id IN (SELECT tenant_id FROM ^app.nothing)       | the condition names a table that does not exist: app.nothing
            ^tenant_id IN (SELECT tenant_id FROM app.hidden)        | the condition reads what the data source's role may not
            tenant_id IN (^WITH RECURSIVE x AS (SELECT 1 AS y UNION SELECT x.y FROM x) SELECT y FROM x) | the condition has a sub-query that is too clever; write it without WITH
            ^active ORDER BY 1                                      | the condition is not one expression
            ^active UNION SELECT 1                                  | the condition is not one expression
            active AND ^AND id = 1                                  | the condition cannot be understood from here on
            ^:tenant                                                | OK
            tenant_id = ^:x AND name = :x                           | no claim can be what :x must be here
            """)
    void saysWhereAConditionIsWrong(String marked, String message) {
        String line = "        rows: '" + marked.replace("'", "''");
        List<PolicyFault> faults = faults("rows: " + quoted(marked.replace("^", "")));

        if (message.equals("OK")) {
            assertThat(faults).isEmpty();
            return;
        }
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).message()).startsWith(message);
        assertThat(faults.get(0).path()).isEqualTo("dataSources.lab.tables.sales.customers.rows");
        assertThat(faults.get(0).line()).isEqualTo(6);
        assertThat(faults.get(0).column()).isEqualTo(line.indexOf('^') + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            salary: { mask: year }      | A year mask needs a column of dates. The column salary is numeric.
            name: { mask: range, width: 5 } | A range mask needs a column of numbers. The column name is text.
            salary: { mask: email }     | an email mask needs a column of text, and salary is numeric
            nickname: { hidden: true }  | the table sales.customers has no column nickname, or the role cannot read it
            name: { mask: custom, expression: "left(nick, 1)" } | the mask of name names a column that does not exist: nick
            name: { mask: custom, expression: "count(*)" } | the mask of name aggregates rows
            """)
    void saysWhichColumnIsWrong(String column, String message) {
        List<PolicyFault> faults = faults("columns:\n  " + column);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).message()).startsWith(message);
        assertThat(faults.get(0).line()).isEqualTo(7);
        assertThat(faults.get(0).path())
                .startsWith(
                        "dataSources.lab.tables.sales.customers.columns." + column.substring(0, column.indexOf(':')));
    }

    @Test
    void collectsEveryFaultInTheOrderOfTheFile() {
        assertThat(faults("rows: [a, active, 'b']\ncolumns:\n  name: { mask: year }\n  salary: { mask: email }"))
                .extracting(PolicyFault::path)
                .containsExactly(
                        "dataSources.lab.tables.sales.customers.rows[0]",
                        "dataSources.lab.tables.sales.customers.rows[2]",
                        "dataSources.lab.tables.sales.customers.columns.name",
                        "dataSources.lab.tables.sales.customers.columns.salary");
    }

    @Test
    void refusesAClaimThatTwoConditionsNeedInDifferentKinds() {
        assertThat(faults("rows: ['tenant_id = :x', 'name = :x']"))
                .extracting(PolicyFault::message)
                .containsExactly(
                        "the claim :x must be a text here, but something else in another condition; cast it in one"
                                + " of them");
    }

    private static RowAccess rows(String condition, Object claim) {
        PolicyBook book = book("rows: " + quoted(condition));
        PolicyInspection found = inspect(book);
        assertThat(found.findings().inOrder()).isEmpty();
        Principal ann = new Principal("ann", Set.of("analyst"), Claims.of(Map.of("x", ClaimValue.of(claim))));
        TableAccess access = new CheckedPolicies(
                        book.forDataSource("lab", PolicyBook.Access.POLICY),
                        Set.of(),
                        found.findings().claims())
                .accessTo(CUSTOMERS, ann);
        return ((TableAccess.Visible) access).rows();
    }

    @Test
    void countsAClaimOfTheWrongKindAsMissing() {
        assertThat(rows("tenant_id = :x", 1)).isInstanceOf(RowAccess.Matching.class);
        assertThat(rows("tenant_id = :x", "1"))
                .isEqualTo(
                        new RowAccess.None("Your claim 'x' is not what the policy for customers needs, which is a whole"
                                + " number or a decimal number; ask your administrator."));
        assertThat(rows("tenant_id = :x", List.of(1))).isInstanceOf(RowAccess.None.class);
        assertThat(rows("tenant_id = ANY (:x)", List.of(1))).isInstanceOf(RowAccess.Matching.class);
        assertThat(rows("tenant_id = ANY (:x)", 1)).isInstanceOf(RowAccess.None.class);
        assertThat(rows("region = :x", 1)).isInstanceOf(RowAccess.None.class);
    }

    @Test
    void takesAnEmptyListForOneOfAnything() {
        assertThat(rows("tenant_id = ANY (:x)", List.of()))
                .isInstanceOfSatisfying(
                        RowAccess.Matching.class,
                        matching -> assertThat(
                                        matching.condition().parameters().get(0).type())
                                .isEqualTo(ClaimValue.Type.INTEGER));
    }

    @Test
    void findsWhatReadsAGovernedTableFromOutside() {
        assertThat(inspect(book("rows: active")).readers())
                .containsExactlyInAnyOrder(
                        new TableName("sales", "customer_names"),
                        new TableName("sales", "short_names"),
                        new TableName("sales", "archived_customers"));
    }
}
