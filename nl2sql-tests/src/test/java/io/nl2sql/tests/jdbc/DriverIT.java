package io.nl2sql.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.NlStatement;
import io.nl2sql.tests.application.LauncherProcess;
import io.nl2sql.tests.scenario.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverIT {
    private static final String QUESTION = "Total accrual amount by vendor category";

    /** Takes far longer than any test waits. */
    private static final String ENDLESS =
            "SELECT count(*) FROM accruals a, accruals b, accruals c WHERE a.accrual_id < b.accrual_id";

    private Connection accruals;

    @BeforeEach
    void connect() throws SQLException {
        accruals = JdbcApplication.connect("accruals");
    }

    @AfterEach
    void close() throws SQLException {
        accruals.close();
    }

    private static Consumer<Throwable> hasState(String state) {
        return thrown -> assertThat(((SQLException) thrown).getSQLState()).isEqualTo(state);
    }

    private static List<String> states(SQLWarning first) {
        List<String> states = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            states.add(warning.getSQLState());
        }
        return states;
    }

    @Test
    void answersAQuestionAsTheInterfaceDoes() throws SQLException {
        Rows overRest = Rows.of(JdbcApplication.application()
                .as(JdbcApplication.PERSON)
                .ask(QUESTION)
                .body());

        assertThat(overRest.values()).isNotEmpty();
        assertThat(Rows.of(accruals, QUESTION)).isEqualTo(overRest);
        assertThat(Rows.of(accruals, "ASK " + QUESTION)).isEqualTo(overRest);
        assertThat(Rows.of(accruals, "SELECT * FROM nl('" + QUESTION + "') q")).isEqualTo(overRest);
    }

    @Test
    void tellsTheGeneratedSql() throws SQLException {
        try (Statement statement = accruals.createStatement()) {
            statement.execute(QUESTION);
            assertThat(statement.unwrap(NlStatement.class).generatedSql().orElseThrow())
                    .containsIgnoringCase("select");
            assertThat(states(statement.getWarnings())).contains("01N01");

            statement.execute("SELECT 1 AS one");
            assertThat(statement.unwrap(NlStatement.class).generatedSql().isPresent())
                    .isFalse();
        }
    }

    @Test
    void warnsOfMaskedColumnsAndReadsNoMoreRowsThanWanted() throws SQLException {
        try (Statement statement = accruals.createStatement()) {
            statement.setMaxRows(3);
            try (ResultSet people =
                    statement.executeQuery("SELECT full_name, email FROM employees ORDER BY employee_id")) {
                int rows = 0;
                while (people.next()) {
                    rows++;
                }
                assertThat(rows).isEqualTo(3);
            }
            assertThat(states(statement.getWarnings())).contains("01N02");
        }
    }

    @Test
    void bindsParameters() throws SQLException {
        try (PreparedStatement statement = accruals.prepareStatement(
                "SELECT employee_id, full_name FROM employees WHERE employee_id BETWEEN ? AND ? ORDER BY 1")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
            ResultSetMetaData columns = statement.getMetaData();
            assertThat(columns.getColumnLabel(2)).isEqualTo("full_name");
            assertThat(columns.getColumnType(2)).isEqualTo(Types.VARCHAR);
            statement.setInt(1, 2);
            statement.setLong(2, 4);
            try (ResultSet people = statement.executeQuery()) {
                while (people.next()) {
                    assertThat(people.getInt("employee_id")).isBetween(2, 4);
                }
            }
        }
    }

    @Test
    void showsInItsMetadataWhatThePersonMaySee() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = accruals.getMetaData().getTables(null, null, "%", new String[] {"TABLE", null})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        assertThat(tables).contains("accruals", "employees", "vendors");
        assertThat(accruals.getCatalog()).isEqualTo("accruals");
        assertThat(accruals.getMetaData().getUserName()).isEqualTo(JdbcApplication.PERSON);
        assertThat(accruals.getMetaData().getDatabaseProductVersion()).isNotBlank();
    }

    @Test
    void refusesWithTheStateOfTheReason() throws SQLException {
        try (Statement statement = accruals.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM nowhere"))
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .satisfies(hasState("42P01"));
            assertThatThrownBy(() -> statement.execute("SELECT nothing FROM vendors"))
                    .satisfies(hasState("42703"));
            assertThatThrownBy(() -> statement.execute("SELECT FROM WHERE")).satisfies(hasState("42601"));
            assertThatThrownBy(() -> statement.execute("DELETE FROM vendors")).satisfies(hasState("42501"));
            assertThat(statement.execute("SELECT 1")).as("goes on").isTrue();
        }
    }

    @Test
    void saysWhyItCannotConnect() {
        String url = JdbcApplication.url("accruals");
        assertThatThrownBy(() -> DriverManager.getConnection(url, JdbcApplication.PERSON, "wrong"))
                .isInstanceOf(SQLInvalidAuthorizationSpecException.class);
        assertThatThrownBy(() -> JdbcApplication.connect("nowhere")).satisfies(hasState("3D000"));
        assertThatThrownBy(() -> DriverManager.getConnection(url + "?token=no.token.atall"))
                .satisfies(hasState("28000"));
        String unused = JdbcApplication.url("accruals", LauncherProcess.freePort());
        assertThatThrownBy(() -> DriverManager.getConnection(unused, "ann", "x"))
                .isInstanceOf(SQLTransientConnectionException.class)
                .satisfies(hasState("08001"));
    }

    @Test
    void cancelsWhatRuns() throws Exception {
        try (Statement statement = accruals.createStatement()) {
            Thread canceller = new Thread(() -> {
                try {
                    Thread.sleep(1000);
                    statement.cancel();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            long start = System.nanoTime();
            canceller.start();
            assertThatThrownBy(() -> readAll(statement.executeQuery(ENDLESS))).satisfies(hasState("57014"));
            canceller.join();
            assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000);
            assertThat(statement.execute("SELECT 1"))
                    .as("the connection stays good")
                    .isTrue();
        }
    }

    private static void readAll(ResultSet rows) throws SQLException {
        while (rows.next()) {
            assertThat(rows.getObject(1)).isNotNull();
        }
    }

    @Test
    void keepsTheQueryTimeout() throws SQLException {
        try (Statement statement = accruals.createStatement()) {
            statement.setQueryTimeout(1);
            long start = System.nanoTime();
            assertThatThrownBy(() -> readAll(statement.executeQuery(ENDLESS)))
                    .isInstanceOf(SQLTimeoutException.class)
                    .satisfies(hasState("57014"));
            assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000);
        }
    }

    @Test
    void readsAllRowsOfALargeResult() throws SQLException {
        try (Connection types = JdbcApplication.connect("types");
                Statement statement = types.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, filler FROM many ORDER BY id")) {
            int expected = 1;
            while (rows.next()) {
                assertThat(rows.getInt(1)).isEqualTo(expected);
                expected++;
            }
            assertThat(expected).isEqualTo(200_001);
        }
    }

    @Test
    void neverTakesAPartForTheWholeWhenTheConnectionBreaks() throws SQLException, IOException {
        try (CutProxy proxy = CutProxy.before(JdbcApplication.port());
                Connection types = DriverManager.getConnection(
                        JdbcApplication.url("types", proxy.port()),
                        JdbcApplication.PERSON,
                        JdbcApplication.password());
                Statement statement = types.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, filler FROM many ORDER BY id")) {
            assertThat(rows.next()).isTrue();
            proxy.cut();
            assertThatThrownBy(() -> readAll(rows))
                    .isInstanceOf(SQLRecoverableException.class)
                    .satisfies(hasState("08006"));
            assertThat(types.isValid(2)).isFalse();
        }
    }

    @Test
    void leavesNoQueryRunningWhenAResultIsClosedEarly() throws SQLException {
        try (Connection types = JdbcApplication.connect("types");
                Statement statement = types.createStatement()) {
            for (int i = 0; i < 30; i++) {
                try (ResultSet rows = statement.executeQuery("SELECT id, filler FROM many ORDER BY id")) {
                    assertThat(rows.next()).isTrue();
                }
            }
            assertThat(Rows.of(types, "SELECT count(*) FROM many").values()).containsExactly(List.of("200000"));
        }
    }
}
