package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.keepAlive;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static io.nl2sql.jdbc.testing.Frames.warning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back of a query: rows, warnings, and where a reader stands among them. */
class ReadingTest {
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
    void movesForwardOnly() throws SQLException {
        server.queryGives(header("n|integer"), rows(row(1), row(2)), end(2, false));

        try (Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet result = statement.executeQuery("x")) {
            assertThat(result.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
            assertThat(result.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            result.beforeFirst();
            assertThat(result.isBeforeFirst()).isTrue();
            assertThatThrownBy(() -> result.getInt(1)).satisfies(QueryTest.hasState("24000"));
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
}
