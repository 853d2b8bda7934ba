package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.error;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.keepAlive;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nl2sql.jdbc.testing.Request;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries that are given up before their end. */
class CancellingTest {
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

    private Request lastQuery() {
        List<Request> queries = server.requests("POST query");
        return queries.get(queries.size() - 1);
    }

    private static void hold(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
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
                    .satisfies(QueryTest.hasState("57014"));
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
                    .satisfies(QueryTest.hasState("57014"));
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
}
