package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.error;
import static io.nl2sql.jdbc.testing.Frames.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.RawServer;
import io.nl2sql.jdbc.testing.Request;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectTest {
    private WireServer server;

    @BeforeEach
    void start() throws IOException {
        server = WireServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void assertFails(String url, Properties properties, String state, String message) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, properties))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining(message);
    }

    private static Properties ann() {
        Properties ann = new Properties();
        ann.setProperty("user", "ann");
        ann.setProperty("password", "secret");
        return ann;
    }

    @Test
    void signsInAndAsksWhereItIs() throws SQLException {
        try (Connection connection = server.connect()) {
            assertThat(connection.getCatalog()).isEqualTo("accruals");
            assertThat(connection.getSchema()).isEqualTo("finance");
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.getMetaData().getUserName()).isEqualTo("ann");
        }
        assertThat(server.requests("POST token").get(0).body()).contains("\"username\":\"ann\"");
        assertThat(server.requests("GET session").get(0).query()).isEqualTo("dataSource=accruals");
        assertThat(server.requests("GET session").get(0).token()).isEqualTo("t1");
    }

    @Test
    void usesATokenAsItIs() throws SQLException {
        Properties token = new Properties();
        token.setProperty("token", "given");
        try (Connection connection = DriverManager.getConnection(server.url(), token)) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(server.requests("POST token")).isEmpty();
        assertThat(server.requests("GET ping").get(0).token()).isEqualTo("given");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        Properties wrong = ann();
        wrong.setProperty("password", "wrong-one");
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), wrong))
                .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
                .hasMessage("User name or password is wrong.");
        assertFails(server.url(), new Properties(), "28000", "Give the properties 'user' and 'password', or 'token'.");
    }

    @Test
    void saysThatTheTokenIsNoLongerGood() {
        server.on("GET session", request -> request.problem(401, "NOT_AUTHENTICATED", "Send a token."));
        Properties token = new Properties();
        token.setProperty("token", "old");
        assertFails(server.url(), token, "28000", "Send a token.");
    }

    @Test
    void saysThatThereIsNoSuchDataSource() {
        server.on("GET session", request -> request.problem(404, "DATA_SOURCE_UNKNOWN", "No such data source."));
        assertFails(server.url(), ann(), "3D000", "No such data source.");

        server.on(
                "GET session", request -> request.answer(error("08004", "DATA_SOURCE_UNAVAILABLE", "Down.", "", 0, 0)));
        assertFails(server.url(), ann(), "08004", "Down.");
    }

    @Test
    void saysWhenToTryAgain() {
        server.on("POST token", request -> {
            request.exchange().getResponseHeaders().set("Retry-After", "7");
            request.problem(429, "RATE_LIMITED", "Too many failed sign-ins.");
        });
        assertFails(server.url(), ann(), "53400", "Too many failed sign-ins. Try again in 7 s.");

        server.on("POST token", request -> {
            request.exchange().getResponseHeaders().set("Retry-After", "3");
            request.json(503, "text/html", "<h1>busy</h1>");
        });
        assertFails(server.url(), ann(), "08004", "(HTTP 503). Try again in 3 s.");
    }

    @Test
    void signsInAnewWhenTheTokenIsNoLongerTaken() throws SQLException {
        server.queryGives(header("n|integer"), end(0, false));
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            server.on("POST query", request -> {
                if (request.token().equals("t1")) {
                    request.problem(401, "NOT_AUTHENTICATED", "Send a token.");
                } else {
                    request.answer(header("n|integer"), end(0, false));
                }
            });
            try (ResultSet result = statement.executeQuery("x")) {
                assertThat(result.next()).isFalse();
            }
        }
        List<Request> queries = server.requests("POST query");
        assertThat(queries).extracting(Request::token).containsExactly("t1", "t2");
        assertThat(queries.get(0).body())
                .as("an id of its own")
                .isNotEqualTo(queries.get(1).body());
    }

    @Test
    void signsInAnewBeforeTheTokenEnds() throws SQLException {
        server.on(
                "POST token",
                request -> request.json(200, "application/json", "{\"access_token\":\"short\",\"expires_in\":0}"));
        try (Connection connection = server.connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(server.requests("POST token")).hasSize(2);
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:nl2sql://localhost:" + port + "/x", ann()))
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage(
                        "Nothing listens at localhost:" + port + "; check host and port, and that the server runs.");
        assertFails("jdbc:nl2sql://no-such-host.invalid:1/x?ssl=false", ann(), "08001", "check its name");
    }

    @Test
    void saysThatSomethingElseAnswers() throws IOException {
        server.on("POST token", request -> request.json(200, "text/html", "<html>Welcome</html>"));
        assertFails(server.url(), ann(), "08001", "There is no NL2SQL server");

        server.on("POST token", request -> request.json(404, "text/html", "<html>404</html>"));
        assertFails(server.url(), ann(), "08001", "There is no NL2SQL server");

        server.on("POST token", request -> request.json(301, "text/html", ""));
        assertFails(server.url(), ann(), "08001", "set ssl=true");

        try (RawServer garbage = RawServer.start(socket ->
                socket.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertFails(
                    "jdbc:nl2sql://localhost:" + garbage.port() + "/x",
                    ann(),
                    "08001",
                    "does not answer as an HTTP server");
        }
    }

    @Test
    void givesUpSigningInAfterLoginTimeout() throws IOException {
        try (RawServer silent = RawServer.start(
                socket -> socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))) {
            assertFails(
                    "jdbc:nl2sql://localhost:" + silent.port() + "/x?loginTimeout=1",
                    ann(),
                    "08001",
                    "did not answer in time");
        }
    }

    @Test
    void isNotValidOnceTheServerIsGoneOrTheConnectionClosed() throws SQLException {
        Connection connection = server.connect();
        assertThatThrownBy(() -> connection.isValid(-1)).isInstanceOf(SQLException.class);
        server.on("GET ping", request -> request.problem(503, "HISTORY_UNAVAILABLE", "Later."));
        assertThat(connection.isValid(1)).isFalse();
        server.close();
        assertThat(connection.isValid(1)).isFalse();
        connection.close();
        assertThat(connection.isValid(1)).isFalse();
    }

    @Test
    void tellsUnknownPropertiesAsWarningsAndRefusesThemInTheUrl() throws SQLException {
        Properties more = ann();
        more.setProperty("dbtable", "x");
        try (Connection connection = DriverManager.getConnection(server.url(), more)) {
            assertThat((Throwable) connection.getWarnings())
                    .hasMessage("The property 'dbtable' is unknown and does nothing.");
        }
        assertFails(server.url() + "?sslMode=none", ann(), "08001", "One of its properties is unknown");
    }

    @Test
    void neverShowsSecrets() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                server.url() + "?user=ann&password=secret&mode=sql&applicationName=a%26b")) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(server.url() + "?mode=sql&applicationName=a%26b");
            assertThat(connection).asString().doesNotContain("secret");
        }
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:nl2sql://h:99999/x?password=secret"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesWhatToolsSetAlthoughNothingChanges() throws SQLException {
        try (Connection connection = server.connect()) {
            connection.setAutoCommit(false);
            connection.commit();
            connection.rollback();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setCatalog("other");
            connection.setSchema("finance");
            connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
            connection.setNetworkTimeout(Runnable::run, 1234);
            connection.setClientInfo("ApplicationName", "tool");
            assertThat((Throwable) connection.getWarnings()).isNull();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getNetworkTimeout()).isEqualTo(1234);
            assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("tool");
            assertThat(connection.getCatalog()).isEqualTo("accruals");

            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setSchema("public");
            connection.setClientInfo("x", "y");
            assertThat(connection.isReadOnly()).isTrue();
            assertThat((Iterable<Throwable>) connection.getWarnings()).hasSize(4);
            assertThatThrownBy(() -> connection.prepareCall("{call x}")).satisfies(QueryTest.hasState("0A000"));
            assertThatThrownBy(connection::setSavepoint).satisfies(QueryTest.hasState("0A000"));
            assertThat(connection.nativeSQL("What's up?")).isEqualTo("What's up?");
        }
    }

    @Test
    void connectsThroughTheDataSourceToo() throws SQLException {
        Nl2SqlDataSource source = new Nl2SqlDataSource();
        source.setUrl(server.url());
        source.setUser("ann");
        source.setPassword("wrong");
        source.setLoginTimeout(5);
        assertThatThrownBy(source::getConnection).satisfies(QueryTest.hasState("28000"));
        try (Connection connection = source.getConnection("ann", "secret")) {
            assertThat(connection.isValid(1)).isTrue();
        }
        source.setUrl("jdbc:postgresql://localhost/x");
        assertThatThrownBy(source::getConnection).satisfies(QueryTest.hasState("08001"));
    }
}
