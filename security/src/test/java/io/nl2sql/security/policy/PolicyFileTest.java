package io.nl2sql.security.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.PolicyBook.Access;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String EXAMPLE = """
            dataSources:
              lab:
                tables:
                  sales.customers:
                    roles: [analyst]
                    rows: "tenant_id = :tenant"
                    columns:
                      ssn:    { mask: last, keep: 4 }
                      salary: { mask: "null", unless: [hr] }
                      notes:  { hidden: true }
                  sales.orders: { roles: [analyst], rows: "tenant_id = :tenant" }
            """;
    private static final TableName CUSTOMERS = new TableName("sales", "customers");
    private static final Principal ANN = principal(Set.of("analyst"), Map.of("tenant", ClaimValue.of(1)));

    private static Principal principal(Set<String> roles, Map<String, ClaimValue> claims) {
        return new Principal("ann", roles, Claims.of(claims));
    }

    private static PolicySet lab(String yaml) {
        return PolicyFile.parse(yaml).forDataSource("lab", Access.POLICY);
    }

    private static TableAccess.Visible seen(String yaml, TableName table, Principal principal) {
        return (TableAccess.Visible) lab(yaml).accessTo(table, principal);
    }

    private static PolicySet tableWith(String lines) {
        return lab("dataSources:\n  lab:\n    tables:\n      s.t:\n        " + lines.replace("\n", "\n        "));
    }

    private static RowAccess rows(String lines, Principal principal) {
        return ((TableAccess.Visible) tableWith(lines).accessTo(new TableName("s", "t"), principal)).rows();
    }

    @Test
    void bindsClaimsAndNeverWritesThemIntoTheCondition() {
        RowAccess rows = seen(EXAMPLE, CUSTOMERS, ANN).rows();

        assertThat(rows)
                .isEqualTo(new RowAccess.Matching(
                        new SqlFragment(List.of("tenant_id = ", ""), List.of(ClaimValue.of(1)))));
    }

    @Test
    void masksAndHidesListedColumnsAndShowsTheOthers() {
        TableAccess.Visible customers = seen(EXAMPLE, CUSTOMERS, ANN);

        assertThat(customers.column("ssn")).isEqualTo(new ColumnAccess.Masked(new ColumnMask.Last(4)));
        assertThat(customers.column("salary")).isEqualTo(new ColumnAccess.Masked(new ColumnMask.Null()));
        assertThat(customers.column("notes")).isEqualTo(new ColumnAccess.Hidden());
        assertThat(customers.column("name")).isEqualTo(new ColumnAccess.Visible());
    }

    @Test
    void showsAMaskedColumnToAnExemptRole() {
        Principal hr = principal(Set.of("analyst", "hr"), Map.of());

        assertThat(seen(EXAMPLE, CUSTOMERS, hr).column("salary")).isEqualTo(new ColumnAccess.Visible());
        assertThat(seen(EXAMPLE, CUSTOMERS, hr).column("ssn"))
                .isEqualTo(new ColumnAccess.Masked(new ColumnMask.Last(4)));
    }

    @Test
    void givesNoRowsAndSaysWhyWhenAClaimIsMissing() {
        Principal nobody = principal(Set.of("analyst"), Map.of());

        assertThat(seen(EXAMPLE, CUSTOMERS, nobody).rows())
                .isEqualTo(
                        new RowAccess.None("Your account has no claim 'tenant', which the policy for customers needs;"
                                + " ask your administrator."));
    }

    @Test
    void hidesATableFromThoseWithoutItsRolesAndATableThatIsNotListed() {
        Principal guest = principal(Set.of("guest"), Map.of("tenant", ClaimValue.of(1)));

        assertThat(lab(EXAMPLE).accessTo(CUSTOMERS, guest)).isEqualTo(new TableAccess.Invisible());
        assertThat(lab(EXAMPLE).accessTo(new TableName("sales", "secrets"), ANN))
                .isEqualTo(new TableAccess.Invisible());
    }

    @Test
    void showsAnUnlistedTableOnlyWhereTheSourceIsOpen() {
        PolicySet open = PolicyFile.parse(EXAMPLE).forDataSource("lab", Access.OPEN);

        assertThat(open.accessTo(new TableName("sales", "regions"), ANN))
                .isEqualTo(new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible()));
        assertThat(open.accessTo(CUSTOMERS, principal(Set.of("guest"), Map.of())))
                .isEqualTo(new TableAccess.Invisible());
    }

    @Test
    void knowsNothingOfAnotherDataSource() {
        PolicySet other = PolicyFile.parse(EXAMPLE).forDataSource("other", Access.POLICY);

        assertThat(other.accessTo(CUSTOMERS, ANN)).isEqualTo(new TableAccess.Invisible());
    }

    @Test
    void hidesUnlistedColumnsWhereThePolicySaysSo() {
        TableAccess.Visible table = (TableAccess.Visible)
                tableWith("roles: [analyst]\nunlisted: hidden\ncolumns: { id: { hidden: false } }")
                        .accessTo(new TableName("s", "t"), ANN);

        assertThat(table.column("id")).isEqualTo(new ColumnAccess.Visible());
        assertThat(table.column("other")).isEqualTo(new ColumnAccess.Hidden());
    }

    @Test
    void joinsSeveralConditionsWithAnd() {
        RowAccess rows = rows("roles: [analyst]\nrows: ['a = :tenant OR b', 'c > 1', 'd IN (:tenant, 2)']", ANN);

        ClaimValue one = ClaimValue.of(1);
        assertThat(rows)
                .isEqualTo(new RowAccess.Matching(new SqlFragment(
                        List.of("(a = ", " OR b) AND (c > 1) AND (d IN (", ", 2))"), List.of(one, one))));
    }

    private static final String BRANCHES = """
            roles: [analyst, auditor, temp]
            rows:
              anyOf:
                - { roles: [auditor, admin], all: true }
                - { roles: [analyst], rows: "region_id = :tenant" }
                - { roles: [helper], rows: ["shared", "region_id <> :other"] }
            """;

    @Test
    void takesTheBranchOfTheCallersRole() {
        assertThat(rows(BRANCHES, ANN))
                .isEqualTo(new RowAccess.Matching(
                        new SqlFragment(List.of("region_id = ", ""), List.of(ClaimValue.of(1)))));
        assertThat(rows(BRANCHES, principal(Set.of("analyst", "auditor"), Map.of())))
                .isEqualTo(new RowAccess.All());
    }

    @Test
    void joinsTheBranchesOfSeveralRolesWithOr() {
        Principal both =
                principal(Set.of("analyst", "helper"), Map.of("tenant", ClaimValue.of(1), "other", ClaimValue.of("x")));

        assertThat(rows(BRANCHES, both))
                .isEqualTo(new RowAccess.Matching(new SqlFragment(
                        List.of("(region_id = ", ") OR ((shared) AND (region_id <> ", "))"),
                        List.of(ClaimValue.of(1), ClaimValue.of("x")))));
    }

    @Test
    void dropsABranchWhoseClaimIsMissing() {
        Principal both = principal(Set.of("analyst", "helper"), Map.of("tenant", ClaimValue.of(1)));

        assertThat(rows(BRANCHES, both))
                .isEqualTo(new RowAccess.Matching(
                        new SqlFragment(List.of("region_id = ", ""), List.of(ClaimValue.of(1)))));
    }

    @Test
    void givesNoRowsWhenNoBranchNamesTheCallersRole() {
        assertThat(rows(BRANCHES, principal(Set.of("temp"), Map.of())))
                .isEqualTo(new RowAccess.None("None of your roles gives you rows of t; ask your administrator."));
        assertThat(rows(BRANCHES, principal(Set.of("analyst"), Map.of())))
                .isEqualTo(new RowAccess.None(
                        "Your account has no claim 'tenant', which the policy for t needs; ask your administrator."));
    }

    @Test
    void readsEveryKindOfMask() {
        String yaml = """
                roles: [analyst]
                columns:
                  a: { mask: null }
                  b: { mask: constant, text: "hidden" }
                  c: { mask: first, keep: 0 }
                  d: { mask: email }
                  e: { mask: hash }
                  f: { mask: year }
                  g: { mask: range, width: 0.5 }
                  h: { mask: custom, expression: "left(h, 1) || '…:x'  -- first letter" }
                  '"I"': { mask: range, width: 1000 }
                """;

        TableAccess.Visible table =
                (TableAccess.Visible) tableWith(yaml.strip()).accessTo(new TableName("s", "t"), ANN);

        assertThat(table.columns())
                .isEqualTo(Map.of(
                        "a", new ColumnAccess.Masked(new ColumnMask.Null()),
                        "b", new ColumnAccess.Masked(new ColumnMask.Constant("hidden")),
                        "c", new ColumnAccess.Masked(new ColumnMask.First(0)),
                        "d", new ColumnAccess.Masked(new ColumnMask.Email()),
                        "e", new ColumnAccess.Masked(new ColumnMask.Hash()),
                        "f", new ColumnAccess.Masked(new ColumnMask.Year()),
                        "g", new ColumnAccess.Masked(new ColumnMask.Range(new BigDecimal("0.5"))),
                        "h", new ColumnAccess.Masked(new ColumnMask.Custom("left(h, 1) || '…:x'")),
                        "I", new ColumnAccess.Masked(new ColumnMask.Range(new BigDecimal("1000")))));
    }

    @Test
    void readsNamesThatNeedQuotes() {
        String yaml = "dataSources: { lab: { tables: { '\"My Schema\".\"Tab\"\"le\"': { roles: [analyst] } } } }";

        assertThat(PolicyFile.parse(yaml).tables("lab")).containsOnlyKeys(new TableName("My Schema", "Tab\"le"));
    }

    @Test
    void changesItsVersionWithTheTextAndTheKindOfAccess() {
        PolicyBook book = PolicyFile.parse(EXAMPLE);
        String version = book.forDataSource("lab", Access.POLICY).version();

        assertThat(lab(EXAMPLE).version()).isEqualTo(version);
        assertThat(lab(EXAMPLE.replace("keep: 4", "keep: 3")).version()).isNotEqualTo(version);
        assertThat(book.forDataSource("lab", Access.OPEN).version()).isNotEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rows: ['a']                                   | line 5, column 9: table s.t has no 'roles'; list those who may see it, such as [analyst]
            roles: analyst                                | line 5, column 16: 'roles' must be a list, such as [a, b]
            roles: []                                     | line 5, column 16: 'roles' must not be empty
            roles: [a, a]                                 | line 5, column 20: 'a' stands twice in 'roles'; keep one
            roles: [1]                                    | line 5, column 17: an element of 'roles' must be text; put it in quotes
            {roles: [a], row: x}                          | line 5, column 22: unknown key 'row' in table s.t; known are roles, rows, columns, unlisted
            {roles: [a], roles: [b]}                      | line 5, column 22: 'roles' stands twice in table s.t; keep one
            {roles: [a], rows: }                          | line 5, column 27: 'rows' must be text; put it in quotes
            {roles: [a], rows: true}                      | line 5, column 28: 'rows' must be text; put it in quotes
            {roles: [a], rows: ''}                        | line 5, column 28: 'rows' must not be empty
            {roles: [a], rows: []}                        | line 5, column 28: 'rows' must not be empty; leave it out to show every row
            {roles: [a], rows: 'a) OR (b'}                | line 5, column 30: the condition for s.t is not usable: a ')' closes nothing
            {roles: [a], rows: 'a = (1'}                  | line 5, column 33: the condition for s.t is not usable: a '(' is never closed
            {roles: [a], rows: "a = 'x"}                  | line 5, column 33: the condition for s.t is not usable: a ' is never closed
            {roles: [a], rows: "a = E'x'"}                | line 5, column 34: the condition for s.t is not usable: E'…' is not allowed; write plain text in '…'
            {roles: [a], rows: 'a; b'}                    | line 5, column 30: the condition for s.t is not usable: ';' ends a statement; a condition has none
            {roles: [a], rows: 'a = ?'}                   | line 5, column 33: the condition for s.t is not usable: '?' is not allowed; for jsonb use jsonb_exists()
            {roles: [a], rows: 'a = $1'}                  | line 5, column 33: the condition for s.t is not usable: '$' starts a parameter; write a claim as :name
            {roles: [a], rows: '/* a'}                    | line 5, column 29: the condition for s.t is not usable: a /* is never closed
            {roles: [a], rows: '-- a'}                    | line 5, column 29: the condition for s.t is not usable: it holds nothing but a comment
            {roles: [a], rows: {}}                        | line 5, column 28: 'rows' must be a condition, a list of conditions or anyOf
            {roles: [a], rows: {anyOf: []}}               | line 5, column 36: 'anyOf' must not be empty
            {roles: [a], rows: {anyOf: [{all: true}]}}    | line 5, column 37: a branch of 'anyOf' has no 'roles'
            {roles: [a], rows: {anyOf: [{roles: [a]}]}}   | line 5, column 37: a branch of 'anyOf' needs either 'rows' or 'all: true'
            {roles: [a], rows: {anyOf: [{roles: [a], all: false}]}} | line 5, column 55: 'all' can only be true; leave the branch out to show nothing
            {roles: [a], rows: {anyOf: [{roles: [a], all: yes}]}} | line 5, column 55: 'all' must be true or false
            {roles: [a], unlisted: masked}                | line 5, column 32: 'unlisted' must be visible or hidden
            {roles: [a], columns: {c: {}}}                | line 5, column 35: column s.t.c needs either 'mask' or 'hidden'
            {roles: [a], columns: {c: {mask: none}}}      | line 5, column 42: unknown mask 'none' for s.t.c; known are null, constant, first, last, email, hash, year, range, custom
            {roles: [a], columns: {c: {mask: }}}          | line 5, column 41: 'mask' must be text; put it in quotes
            {roles: [a], columns: {c: {mask: last}}}      | line 5, column 35: the mask of s.t.c needs 'keep'
            {roles: [a], columns: {c: {mask: last, keep: -1}}} | line 5, column 54: 'keep' must be a whole number from 0 to 1000
            {roles: [a], columns: {c: {mask: last, keep: 010}}} | line 5, column 54: 'keep' must be a whole number from 0 to 1000
            {roles: [a], columns: {c: {mask: email, keep: 1}}} | line 5, column 55: 'keep' means nothing here; remove it
            {roles: [a], columns: {c: {mask: range, width: 0}}} | line 5, column 56: 'width' must be a number above 0
            {roles: [a], columns: {c: {mask: custom, expression: ":x"}}} | line 5, column 63: the expression for s.t.c is not usable: a mask cannot use claims such as :x
            {roles: [a], columns: {C: {mask: email}}}     | line 5, column 35: 'C' is not a column; write it in lower case, or '"Name"' in double quotes where it has capitals or other characters
            {roles: [a], columns: {c: {mask: email}, '"c"': {mask: email}}} | line 5, column 57: column s.t.c stands twice; keep one
            """)
    void refusesADoubtfulTable(String table, String message) {
        List<PolicyFault> faults = faults(table);

        assertThat(faults).hasSize(1);
        assertThat("line " + faults.get(0).line() + ", column " + faults.get(0).column() + ": "
                        + faults.get(0).message())
                .isEqualTo(message);
        assertThat(faults.get(0).path()).startsWith("dataSources.lab.tables.s.t");
    }

    private static List<PolicyFault> faults(String lines) {
        return PolicyFile.parse("dataSources:\n  lab:\n    tables:\n      s.t:\n        " + lines)
                .faults("lab");
    }

    @Test
    void namesThePathOfAMistake() {
        assertThat(faults("{roles: [a], rows: {anyOf: [{roles: [a], rows: [b, ';']}]}}"))
                .hasToString(
                        "[line 5, column 61 (dataSources.lab.tables.s.t.rows.anyOf[0].rows[1]): the condition for s.t"
                                + " is not usable: ';' ends a statement; a condition has none]");
    }

    /** The circumflex shows the mistake; it is no part of the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows: a = ^; b",
                "rows: 'a = ''x'' ^; b'",
                "rows: \"a = \\\"x\\\" \\t\\u0041 ^; b\"",
                "rows: |\n    a = 'x'\n      AND ^; b",
                "rows: >-\n    a = 'x'\n\n    AND b\n    ^; b",
                "rows: a = 'x'\n    AND\n    ^; b",
                "rows: \"a /* c */ = :claim -- x\\n ^; b\""
            })
    void findsTheCharacterInEveryStyleOfYaml(String lines) {
        String text = "dataSources:\n  lab:\n    tables:\n      s.t:\n        roles: [a]\n        "
                + lines.replace("\n", "\n        ");
        String before = text.substring(0, text.indexOf('^'));

        PolicyFault fault =
                PolicyFile.parse(text.replace("^", "")).faults("lab").get(0);

        assertThat(fault.message()).contains("';' ends a statement");
        assertThat(fault.line()).isEqualTo(before.lines().count());
        assertThat(fault.column()).isEqualTo(before.length() - before.lastIndexOf('\n'));
    }

    @Test
    void keepsTheMistakesOfOneDataSourceFromTheOthers() {
        PolicyBook book = PolicyFile.parse(EXAMPLE
                + "  broken:\n    tables:\n      s.t: { roles: [] }\n      s.u: { roles: [a], rows: '(' }\n"
                + "      s.v: { roles: [a] }\n");

        assertThat(book.faults("lab")).isEmpty();
        assertThat(book.faults("broken")).hasSize(2);
        assertThatThrownBy(() -> book.forDataSource("broken", Access.POLICY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsAPolicyInWords() {
        PolicyText text = PolicyFile.parse(EXAMPLE).tables("lab").get(CUSTOMERS).text();

        assertThat(text)
                .isEqualTo(new PolicyText(
                        List.of("analyst"),
                        List.of("rows where tenant_id = :tenant"),
                        Map.of("notes", "hidden", "salary", "masked: null unless hr", "ssn", "masked: last 4"),
                        "visible"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                  | the policy file is empty
            []                                                  | line 1, column 1: the policy file must be a mapping of keys to values
            {}                                                  | line 1, column 1: the policy file has no 'dataSources'
            dataSource: {}                                      | line 1, column 1: unknown key 'dataSource' in the policy file; known are dataSources
            dataSources: !!java.net.URL [x]                     | line 1, column 14: this is not YAML: Global tag is not allowed: tag:yaml.org,2002:java.net.URL
            """)
    void refusesADoubtfulFile(String yaml, String message) {
        assertThatThrownBy(() -> PolicyFile.parse(yaml))
                .isInstanceOf(PolicyFileException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dataSources: {lab: {}}                              | line 1, column 20: data source 'lab' has no 'tables'
            dataSources: {lab: {tables: {t: {roles: [a]}}}}     | line 1, column 33: 't' is not a table; write schema.table in lower case, or "Schema"."Table" in double quotes where it has capitals or other characters
            dataSources: {lab: {tables: {S.t: {roles: [a]}}}}   | line 1, column 35: 'S.t' is not a table; write schema.table in lower case, or "Schema"."Table" in double quotes where it has capitals or other characters
            dataSources: {lab: {tables: {s.t: {<<: {roles: [a]}}}}} | line 1, column 36: a key in table s.t must be plain text
            """)
    void refusesADoubtfulDataSource(String yaml, String message) {
        assertThat(PolicyFile.parse(yaml).faults("lab"))
                .extracting(fault -> "line " + fault.line() + ", column " + fault.column() + ": " + fault.message())
                .containsExactly(message);
    }

    @Test
    void saysWhereTheFileIsNotYaml() {
        assertThatThrownBy(() -> PolicyFile.parse("dataSources:\n  lab: [\n"))
                .isInstanceOf(PolicyFileException.class)
                .hasMessageStartingWith("line 3, column 1: this is not YAML: ");
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertThatThrownBy(() -> PolicyFile.parse(yaml.toString()))
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void readsAnEmptyBookAsOneWithoutAnyTable() {
        assertThat(PolicyBook.empty().forDataSource("lab", Access.POLICY).accessTo(CUSTOMERS, ANN))
                .isEqualTo(new TableAccess.Invisible());
    }
}
