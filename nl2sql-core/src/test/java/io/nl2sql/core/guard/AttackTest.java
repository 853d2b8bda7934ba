package io.nl2sql.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.testing.TestPostgres;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every attack statement as tenant 1 to two databases that differ only in what tenant 1 must not see, with native
 * row security off and SELECT granted on everything: only the guard protects.
 */
class AttackTest {
    private static final List<String> PLANTED = List.of(
            "TOPSECRET",
            "OTHERSECRET",
            "Carol",
            "Dave",
            "Erin",
            "carol@",
            "dave@",
            "111-11",
            "222-22",
            "999-99",
            "333-33",
            "444-44",
            "bad int",
            "hidden note");

    /** Harmless questions among the attacks: refusing them would be a fault too. */
    private static final Set<String> ANSWERED = Set.of(
            "S04", "R13", "R17", "C01", "C02", "C19", "C20", "C23", "C25", "C26", "C28", "C29", "C31", "C32", "C34",
            "C35", "C37", "I01", "I17", "I20", "I22", "D07", "L01", "L02", "L04", "L13", "L14", "L16");

    private static final CalciteGuard GUARD = new CalciteGuard(GuardLimits.defaults());

    private static VisibleCatalog catalog;

    private record Attack(String id, String what, String sql) {
        @Override
        public String toString() {
            return id + " " + what;
        }
    }

    @BeforeAll
    static void loadTwins() throws SQLException, IOException {
        String script = setUp();
        TestPostgres.create("attacks_a", script);
        TestPostgres.create("attacks_b", script + DIFFERENCE);
        try (Connection connection = connect("attacks_a")) {
            catalog = VisibleCatalog.of(CatalogReader.read(connection, "sales"), policies(), Rules.ANN);
        }
    }

    /** What tenant 1 must not see, seen otherwise: values, masked values, numbers of rows. */
    private static final String DIFFERENCE = """
            set search_path = sales;
            update customers set name = 'Erin', salary = 1, ssn = '999-99-9999', notes = '7', region = 'XX' where id = 4;
            delete from customers where id = 3;
            insert into customers select g, 2, 'ZZ', 'Erin', 'erin@z.io', '1', g, 'hidden note', '{}'
                from generate_series(100, 130) g;
            update customers set ssn = '999-99-' || right(ssn, 4), salary = 400, notes = '12' where tenant_id = 1;
            delete from orders where tenant_id = 2 and id % 2 = 0;
            insert into orders select g, 1, 2, 5, date '2020-01-01' from generate_series(1000, 1100) g;
            update secrets set token = 'OTHERSECRET';
            insert into secrets values (2, 'OTHERSECRET2');
            analyze;
            """;

    private static String setUp() throws IOException {
        String script = resource("attacks/setup.sql");
        String afterConnect = script.substring(script.indexOf("\\c lab") + "\\c lab".length());
        return "do $$ declare r text; begin foreach r in array array['owner_app', 'app_ro', 'app_view'] loop"
                + " if not exists (select from pg_roles where rolname = r) then execute 'create role ' || r || ' login';"
                + " end if; end loop; end $$;"
                + afterConnect
                + """
                set search_path = sales;
                alter table customers disable row level security; alter table customers no force row level security;
                alter table orders disable row level security; alter table orders no force row level security;
                drop policy p on customers; drop policy p on orders;
                grant select on all tables in schema sales to app_ro;
                analyze;
                """;
    }

    private static Rules policies() {
        return Rules.closed()
                .table(
                        "sales",
                        "customers",
                        Rules.matching("tenant_id = ?", 1),
                        Map.of(
                                "ssn", Rules.masked(new ColumnMask.Last(4)),
                                "salary", Rules.masked(new ColumnMask.Null()),
                                "notes", new ColumnAccess.Hidden()))
                .rows("sales", "orders", Rules.matching("tenant_id = ?", 1));
    }

    private static Connection connect(String database) throws SQLException {
        Connection connection = TestPostgres.connect(database, "app_ro");
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path = sales; set statement_timeout = '1s'");
        }
        return connection;
    }

    static List<Attack> attacks() throws IOException {
        return resource("attacks/statements.tsv")
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Attack(cells[0], cells[1], unescaped(cells[2])))
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = AttackTest.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Only \r, \n, \\ and \ u with four digits are escapes in the file. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String rest = text.substring(i);
            if (rest.startsWith("\\r") || rest.startsWith("\\n") || rest.startsWith("\\\\")) {
                plain.append(rest.charAt(1) == 'r' ? '\r' : rest.charAt(1) == 'n' ? '\n' : '\\');
                i++;
            } else if (rest.matches("(?s)\\\\u[0-9a-fA-F]{4}.*")) {
                plain.append((char) Integer.parseInt(rest.substring(2, 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void learnsNothingAboutWhatPolicyHides(Attack attack) throws SQLException {
        Validation validation = GUARD.validate(attack.sql(), catalog);
        if (validation instanceof Validation.Rejected rejected) {
            assertThat(rejected.findings()).isNotEmpty();
            assertThat(ANSWERED).doesNotContain(attack.id());
            return;
        }
        AuthorizedQuery query = GUARD.authorize(((Validation.Accepted) validation).query());
        try (Connection one = connect("attacks_a");
                Connection other = connect("attacks_b")) {
            Execution first = Execution.of(one, query);
            Execution second = Execution.of(other, query);
            assertThat(first.text() + second.text()).doesNotContain(PLANTED);
            if (!isBombThatRanOutOfTime(attack, first, second)) {
                assertThat(first).isEqualTo(second);
            }
        }
    }

    /** How far a bomb comes within its second says how busy this machine is, not what the tables hold. */
    private static boolean isBombThatRanOutOfTime(Attack attack, Execution first, Execution second) {
        return attack.id().startsWith("D") && (first.state() + second.state()).contains("57014");
    }

    @Test
    void answersTheHarmlessOnes() throws IOException {
        Set<String> accepted = new TreeSet<>();
        for (Attack attack : attacks()) {
            if (GUARD.validate(attack.sql(), catalog) instanceof Validation.Accepted) {
                accepted.add(attack.id());
            }
        }
        assertThat(accepted).containsAll(ANSWERED);
        assertThat(accepted)
                .as("statements that must never pass")
                .noneMatch(id -> id.startsWith("F") || (id.startsWith("S") && !id.equals("S04")));
    }

    @Test
    void showsExactlyTheRowsOfTheTenantWithMasks() throws SQLException {
        try (Connection connection = connect("attacks_a")) {
            assertThat(run(connection, "SELECT id FROM customers ORDER BY id").rows())
                    .containsExactly("1", "2");
            assertThat(run(connection, "SELECT name, ssn, salary FROM customers ORDER BY id")
                            .rows())
                    .containsExactly("Alice | *******1111 | null", "Bob | *******2222 | null");
            assertThat(run(connection, "SELECT * FROM customers WHERE id = 1 OR 1 = 1 ORDER BY 1")
                            .columns())
                    .containsExactly(
                            "id int4",
                            "tenant_id int4",
                            "region text",
                            "name text",
                            "email text",
                            "ssn text",
                            "salary int4",
                            "profile jsonb");
        }
    }

    private static Execution run(Connection connection, String sql) {
        Validation validation = GUARD.validate(sql, catalog);
        assertThat(validation).isInstanceOf(Validation.Accepted.class);
        return Execution.of(connection, GUARD.authorize(((Validation.Accepted) validation).query()));
    }
}
