package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.error;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static io.nl2sql.jdbc.testing.Frames.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.Request;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {
    private WireServer server;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException, SQLException {
        server = WireServer.start();
        connection = server.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static List<String> states(SQLWarning first) {
        List<String> states = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            states.add(warning.getSQLState() + " " + warning.getMessage());
        }
        return states;
    }

    private Request lastQuery() {
        List<Request> queries = server.requests("POST query");
        return queries.get(queries.size() - 1);
    }

    static java.util.function.Consumer<Throwable> hasState(String state) {
        return thrown -> assertThat(((SQLException) thrown).getSQLState()).isEqualTo(state);
    }

    @Test
    void sendsTheTextAsItIsWithItsOptions() throws SQLException {
        server.queryGives(header("n|integer"), end(0, false));

        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(7);
            statement.setFetchSize(50);
            statement.setQueryTimeout(9);
            statement.setEscapeProcessing(false);
            statement.execute("What's \"it\"? {d '2024-01-01'} \\ \u00e9\n");
        }

        assertThat(lastQuery().body())
                .contains("\"text\":\"What's \\\"it\\\"? {d '2024-01-01'} \\\\ \u00e9\\u000a\"")
                .contains("\"dataSource\":\"accruals\"")
                .contains("\"mode\":\"auto\"")
                .contains("\"maxRows\":7")
                .contains("\"fetchSize\":50")
                .contains("\"timeoutMs\":9000")
                .contains("\"escapeProcessing\":false")
                .containsPattern("\"id\":\"[0-9a-f-]{36}\"")
                .doesNotContain("describe")
                .doesNotContain("parameters");
    }

    @Test
    void sendsTheSettingsOfTheConnection() throws SQLException {
        server.queryGives(header("n|integer"), end(0, false));

        try (Connection other =
                        server.connect("mode=nl", "fetchSize=5", "queryTimeout=3", "applicationName=Caf%C3%A9");
                Statement statement = other.createStatement()) {
            statement.execute("orders");
        }

        assertThat(lastQuery().body())
                .contains("\"mode\":\"nl\"")
                .contains("\"fetchSize\":5")
                .contains("\"timeoutMs\":3000");
        assertThat(lastQuery().agent()).startsWith("nl2sql-jdbc/").endsWith(" (Caf?)");
    }

    @Test
    void runsStatementsWithoutRows() throws SQLException {
        server.queryGives(header(), end(0, false, "01000 ignored"));

        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SET application_name = 'x'")).isFalse();
            assertThat(statement.getUpdateCount()).isZero();
            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(states(statement.getWarnings())).containsExactly("01000 ignored");
            assertThatThrownBy(() -> statement.executeQuery("BEGIN")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void hasOneResultAndNoMore() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1)), end(1, false));

        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("x")).isTrue();
            ResultSet result = statement.getResultSet();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(result.getStatement()).isSameAs(statement);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(result.isClosed()).isTrue();
            assertThat(statement.getResultSet()).isNull();
        }
    }

    @Test
    void closesTheLastResultWhenTheNextIsMade() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1)), end(1, false));

        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery("x");
                ResultSet second = statement.executeQuery("y")) {
            assertThat(first.isClosed()).isTrue();
            assertThat(second.next()).isTrue();
            assertThatThrownBy(first::next).hasMessageContaining("closed");
        }
    }

    @Test
    void closesOnCompletionIfWanted() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1)), end(1, false));

        Statement statement = connection.createStatement();
        statement.closeOnCompletion();
        statement.executeQuery("x").close();

        assertThat(statement.isClosed()).isTrue();
        assertThatThrownBy(() -> statement.execute("x")).hasMessage("The statement is closed.");
    }

    @Test
    void translatesFailuresBeforeAndAmongTheRows() throws SQLException {
        server.queryGives(error("42703", "SQL_REFUSED", "No column x.", "Look at the schema.", 2, 5));
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select x"))
                    .isInstanceOf(SQLSyntaxErrorException.class)
                    .hasMessage("No column x.\n  Hint: Look at the schema.\n  Position: line 2, column 5")
                    .satisfies(hasState("42703"));

            server.queryGives(header("n|integer"), rows(row(1)), error("22000", "QUERY_DATA_ERROR", "Bad.", "", 0, 0));
            ResultSet result = statement.executeQuery("x");
            assertThat(result.next()).isTrue();
            assertThatThrownBy(result::next)
                    .isInstanceOf(SQLDataException.class)
                    .hasMessage("Bad.");
            assertThatThrownBy(result::next).as("and stays so").isInstanceOf(SQLDataException.class);

            server.queryGives(error("57014", "STATEMENT_TIMEOUT", "Too slow.", "", 0, 0));
            assertThatThrownBy(() -> statement.execute("x")).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void refusesWhateverWrites() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM t")).satisfies(hasState("25006"));
            assertThatThrownBy(() -> statement.addBatch("DELETE FROM t")).satisfies(hasState("25006"));
            assertThatThrownBy(() -> statement.executeLargeUpdate("x", 1)).satisfies(hasState("25006"));
            assertThat(statement.executeBatch()).isEmpty();
            assertThat(statement.getGeneratedKeys().next()).isFalse();
        }
        assertThat(server.requests("POST query")).isEmpty();
    }

    @Test
    void closingTheConnectionClosesEverything() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1)), end(1, false));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("x");

        connection.close();

        assertThat(statement.isClosed()).isTrue();
        assertThat(result.isClosed()).isTrue();
        assertThatThrownBy(() -> connection.createStatement()).satisfies(hasState("08003"));
        assertThatThrownBy(() -> statement.execute("x")).satisfies(hasState("08003"));
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        server.on("POST query", request -> {
            int wanted = Integer.parseInt(request.body().replaceAll(".*\"text\":\"(\\d+)\".*", "$1"));
            request.answer(header("n|integer"), rows(row(wanted)), end(1, false));
        });

        List<Thread> threads = new ArrayList<>();
        List<Integer> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            int wanted = i;
            Thread thread = new Thread(() -> {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery(Integer.toString(wanted))) {
                    if (!result.next() || result.getInt(1) != wanted) {
                        wrong.add(wanted);
                    }
                } catch (SQLException e) {
                    wrong.add(wanted);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
