package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.error;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.keepAlive;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static io.nl2sql.jdbc.testing.Frames.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nl2sql.jdbc.testing.Request;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

    @Test
    void readsRowsOverSeveralFramesAndBetweenSignsOfLife() throws SQLException {
        server.queryGives(
                keepAlive(),
                header("id|integer", "name|text"),
                keepAlive(),
                rows(row(1, "a"), row(2, null)),
                rows(),
                keepAlive(),
                rows(row(3, "c")),
                end(3, false));

        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("Which names are there?")) {
            List<String> seen = new ArrayList<>();
            while (result.next()) {
                seen.add(result.getRow() + ":" + result.getInt("ID") + result.getString(2) + result.wasNull());
            }
            assertThat(seen).containsExactly("1:1afalse", "2:2nulltrue", "3:3cfalse");
            assertThat(result.next()).isFalse();
            assertThat(result.isAfterLast()).isTrue();
        }
        assertThat(server.requests("DELETE")).isEmpty();
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
    void tellsWarningsAndTheGeneratedSql() throws SQLException {
        server.queryGives(
                header("SELECT 1", 0, List.of("01N01 generated SQL: SELECT 1", "01N04 this year"), "n|integer"),
                warning("01N05", "without the model"),
                rows(row(1)),
                end(1, true, "01N03 more than 1"));

        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("How many?")) {
            assertThat(statement.unwrap(NlStatement.class).generatedSql().orElseThrow())
                    .isEqualTo("SELECT 1");
            assertThat(states(statement.getWarnings()))
                    .containsExactly("01N01 generated SQL: SELECT 1", "01N04 this year");
            assertThat(result.next()).isTrue();
            assertThat(result.next()).isFalse();
            assertThat(states(statement.getWarnings()))
                    .containsExactly(
                            "01N01 generated SQL: SELECT 1",
                            "01N04 this year",
                            "01N05 without the model",
                            "01N03 more than 1");
            assertThat(states(result.getWarnings())).containsExactly("01N05 without the model", "01N03 more than 1");
            statement.clearWarnings();
            assertThat(states(statement.getWarnings())).isEmpty();
        }
    }

    @Test
    void saysItselfThatRowsWereLeftOutIfTheServerForgets() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1)), end(1, true));

        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            while (result.next()) {
                assertThat(result.getInt(1)).isOne();
            }
            assertThat(states(result.getWarnings())).containsExactly("01N03 There are more rows than these.");
        }
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
                    .satisfies(QueryTest.hasState("42703"));

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

    static java.util.function.Consumer<Throwable> hasState(String state) {
        return thrown -> assertThat(((SQLException) thrown).getSQLState()).isEqualTo(state);
    }

    @Test
    void tellsTheServerWhenRowsAreNoLongerWanted() throws SQLException {
        CountDownLatch over = new CountDownLatch(1);
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                out.write(header("n|integer"));
                out.write(rows(row(1)));
                out.flush();
                hold(over);
            }
        });

        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            assertThat(result.next()).isTrue();
        }

        String id = lastQuery().body().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        await().untilAsserted(
                        () -> assertThat(server.requests("DELETE query/" + id)).hasSize(1));
        over.countDown();
    }

    private static void hold(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void cancelsWhileTheServerStillThinks() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch thinking = new CountDownLatch(1);
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                out.write(keepAlive());
                out.flush();
                thinking.countDown();
                hold(cancelled);
                out.write(error("57014", "QUERY_CANCELLED", "Stopped.", "", 0, 0));
            }
        });
        server.on("DELETE query", request -> {
            request.empty(204);
            cancelled.countDown();
        });

        try (Statement statement = connection.createStatement()) {
            Thread canceller = new Thread(() -> {
                try {
                    thinking.await();
                    statement.cancel();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            canceller.start();
            assertThatThrownBy(() -> statement.execute("x"))
                    .hasMessage("Stopped.")
                    .satisfies(hasState("57014"));
            canceller.join();
        }
    }

    @Test
    void stopsReadingAfterACancelThatTheServerDidNotHear() throws SQLException {
        CountDownLatch over = new CountDownLatch(1);
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                out.write(header("n|integer"));
                for (int i = 0; i < 100_000 && over.getCount() > 0; i++) {
                    out.write(rows(row(i)));
                }
            }
        });

        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            assertThat(result.next()).isTrue();
            statement.cancel();
            assertThatThrownBy(() -> {
                        while (result.next()) {
                            assertThat(result.getInt(1)).isNotNegative();
                        }
                    })
                    .satisfies(hasState("57014"));
        }
        over.countDown();
    }

    @Test
    void cancellingNothingDoesNothing() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1)), end(1, false));
        try (Statement statement = connection.createStatement()) {
            statement.cancel();
            ResultSet result = statement.executeQuery("x");
            while (result.next()) {
                assertThat(result.getInt(1)).isOne();
            }
            statement.cancel();
        }
        assertThat(server.requests("DELETE")).isEmpty();
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
    void movesForwardOnly() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1), row(2)), end(2, false));

        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet result = statement.executeQuery("x")) {
            assertThat(result.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
            assertThat(result.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            result.beforeFirst();
            assertThat(result.isBeforeFirst()).isTrue();
            assertThatThrownBy(() -> result.getInt(1)).satisfies(hasState("24000"));
            assertThat(result.first()).isTrue();
            assertThat(result.isFirst()).isTrue();
            assertThat(result.isLast()).isFalse();
            assertThat(result.next()).isTrue();
            assertThat(result.isLast()).isTrue();
            assertThat(result.rowUpdated()).isFalse();
            assertThatThrownBy(result::beforeFirst).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> result.updateInt(1, 1)).isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThat(result.next()).isFalse();
            assertThat(result.getRow()).isZero();
        }
    }

    @Test
    void tellsThatScrollingWasNotGranted() throws SQLException {
        try (Statement statement = connection.createStatement(1005, 1008)) {
            assertThat(states(statement.getWarnings()))
                    .containsExactly("01000 Results are read-only and move forward only, whatever was asked for.");
            assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        }
    }

    @Test
    void isNeitherBeforeNorAfterTheRowsOfAnEmptyResult() throws SQLException {
        server.queryGives(header("n|integer"), end(0, false));

        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            assertThat(result.isBeforeFirst()).isFalse();
            assertThat(result.next()).isFalse();
            assertThat(result.isAfterLast()).isFalse();
            assertThat(result.isLast()).isFalse();
        }
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
