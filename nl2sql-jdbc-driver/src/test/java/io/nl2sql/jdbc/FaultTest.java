package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.frame;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.keepAlive;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nl2sql.jdbc.testing.Bytes;
import io.nl2sql.jdbc.testing.Frames;
import io.nl2sql.jdbc.testing.RawServer;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong on the way, nobody takes a part of the rows for all of them. */
class FaultTest {
    private static final byte[] HEADER = header("n|integer");
    private static final byte[] ROW = rows(new Object[] {1});

    private WireServer server;

    @BeforeEach
    void start() throws IOException {
        server = WireServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void readAll(String... settings) throws SQLException {
        try (Connection connection = server.connect(settings)) {
            readAll(connection);
        }
    }

    private static void readAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            while (result.next()) {
                assertThat(result.getInt(1)).isNotNegative();
            }
        }
    }

    private static byte[] cut(byte[] frame, int left) {
        return Arrays.copyOf(frame, left);
    }

    static Stream<Arguments> cutOff() {
        return Stream.of(
                Arguments.of("nothing at all", List.of()),
                Arguments.of("within the prefix", List.of(cut(HEADER, 3))),
                Arguments.of("within the header", List.of(cut(HEADER, 12))),
                Arguments.of("after the header", List.of(HEADER)),
                Arguments.of("within the rows", List.of(HEADER, cut(ROW, 8))),
                Arguments.of("after the rows", List.of(HEADER, ROW)),
                Arguments.of("after a sign of life", List.of(HEADER, ROW, keepAlive())),
                Arguments.of("within the end", List.of(HEADER, ROW, cut(end(1, false), 9))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutOff")
    void noticesAResponseThatEndsTooEarly(String where, List<byte[]> frames) {
        server.on("POST query", request -> request.answer(frames.toArray(new byte[0][])));
        assertThatThrownBy(this::readAll)
                .as("ended in order")
                .isInstanceOf(SQLRecoverableException.class)
                .satisfies(QueryTest.hasState("08006"));

        server.on("POST query", request -> request.breakOff(frames.toArray(new byte[0][])));
        assertThatThrownBy(this::readAll)
                .as("broken off")
                .isInstanceOf(SQLRecoverableException.class)
                .satisfies(QueryTest.hasState("08006"));
    }

    static Stream<Arguments> garbled() {
        byte[] wrongTag = frame('R', new Bytes().i32(1).u8(99).toArray());
        byte[] tooLongText = frame('R', new Bytes().i32(1).u8(12).i32(1000).toArray());
        byte[] tooManyRows = frame('R', new Bytes().i32(Integer.MAX_VALUE).u8(0).toArray());
        byte[] tooManyBytes = frame('R', new Bytes().i32(1).u8(0).u8(0).toArray());
        byte[] wrongNumber = frame('R', new Bytes().i32(1).u8(7).string("x1").toArray());
        byte[] farDate = frame('R', new Bytes().i32(1).u8(9).i64(Long.MAX_VALUE).toArray());
        byte[] nested = frame('R', nestedArrays(10_000));
        return Stream.of(
                Arguments.of("an unknown frame", List.of(frame('Q', new byte[0]))),
                Arguments.of("text instead of frames", List.of("<html>Hello</html>".getBytes(StandardCharsets.UTF_8))),
                Arguments.of(
                        "a huge frame",
                        List.of(HEADER, new Bytes().u8('R').i32(-1).toArray())),
                Arguments.of("rows before the header", List.of(ROW, end(1, false))),
                Arguments.of("an end before the header", List.of(end(0, false))),
                Arguments.of("two headers", List.of(HEADER, HEADER, end(0, false))),
                Arguments.of("a header that is too short", List.of(frame('H', new byte[] {1, 0, 0}))),
                Arguments.of("another version", List.of(header(2, "", 0, List.of(), "n|integer"))),
                Arguments.of("an end that is too short", List.of(HEADER, frame('E', new byte[3]))),
                Arguments.of("an error that is too short", List.of(HEADER, frame('X', new byte[3]))),
                Arguments.of("an unknown tag", List.of(HEADER, wrongTag, end(1, false))),
                Arguments.of("a text beyond the frame", List.of(HEADER, tooLongText, end(1, false))),
                Arguments.of("more rows than bytes", List.of(HEADER, tooManyRows, end(1, false))),
                Arguments.of("more bytes than rows", List.of(HEADER, tooManyBytes, end(1, false))),
                Arguments.of("a number that is none", List.of(HEADER, wrongNumber, end(1, false))),
                Arguments.of("a time beyond the day", List.of(HEADER, farDate, end(1, false))),
                Arguments.of("endless arrays", List.of(HEADER, nested, end(1, false))));
    }

    private static byte[] nestedArrays(int depth) {
        Bytes rows = new Bytes().i32(1);
        for (int i = 0; i < depth; i++) {
            rows.u8(14).i32(1);
        }
        return rows.u8(0).toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbled")
    void refusesWhatTheContractDoesNotKnow(String what, List<byte[]> frames) {
        server.on("POST query", request -> request.answer(frames.toArray(new byte[0][])));
        assertThatThrownBy(this::readAll).isInstanceOf(SQLException.class).satisfies(QueryTest.hasState("08P01"));
    }

    @Test
    void failsCleanlyWhateverBytesCome() {
        Random random = new Random(20261122);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            byte[] damaged = frame("HRWEX".charAt(random.nextInt(5)), noise);
            boolean afterHeader = random.nextBoolean();
            server.on("POST query", request -> request.answer(afterHeader ? HEADER : new byte[0], damaged));
            assertThatThrownBy(this::readAll).as("seed %s", i).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noticesThatRowsAreMissing() {
        server.queryGives(HEADER, ROW, end(2, false));
        assertThatThrownBy(this::readAll)
                .isInstanceOf(SQLRecoverableException.class)
                .hasMessageContaining("2 rows were sent and 1 came");
    }

    @Test
    void noticesAResponseThatIsNoFrames() {
        server.on("POST query", request -> request.json(200, "text/html", "<h1>Sign in</h1>"));
        assertThatThrownBy(this::readAll).hasMessageContaining("text/html").satisfies(QueryTest.hasState("08P01"));
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        CountDownLatch over = new CountDownLatch(1);
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                out.write(HEADER);
                out.write(ROW);
                out.flush();
                hold(over);
            }
        });
        assertThatThrownBy(() -> readAll("socketTimeout=1"))
                .isInstanceOf(SQLRecoverableException.class)
                .satisfies(QueryTest.hasState("08006"));
        over.countDown();
    }

    @Test
    void waitsAsLongAsThereAreSignsOfLife() throws SQLException {
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                for (int i = 0; i < 6; i++) {
                    out.write(keepAlive());
                    out.flush();
                    pause(300);
                }
                out.write(HEADER);
                out.write(end(0, false));
            }
        });
        readAll("socketTimeout=1");
        assertThat(server.requests("POST query")).hasSize(1);
    }

    @Test
    void stopsItselfIfTheServerDoesNotAfterTheQueryTimeout() {
        CountDownLatch over = new CountDownLatch(1);
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                while (!released(over, 200)) {
                    out.write(keepAlive());
                    out.flush();
                }
            }
        });
        long start = System.nanoTime();
        assertThatThrownBy(() -> readAll("queryTimeout=1"))
                .isInstanceOf(SQLTimeoutException.class)
                .satisfies(QueryTest.hasState("57014"));
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(5_000L, 9_000L);
        await().untilAsserted(() -> assertThat(server.requests("DELETE query")).hasSize(1));
        over.countDown();
    }

    @Test
    void noticesAResetAmongTheRows() throws Exception {
        try (RawServer raw = RawServer.start(FaultTest::resetAfterARow);
                Connection connection =
                        java.sql.DriverManager.getConnection("jdbc:nl2sql://localhost:" + raw.port() + "/x?token=t")) {
            assertThatThrownBy(() -> readAll(connection))
                    .isInstanceOf(SQLRecoverableException.class)
                    .satisfies(QueryTest.hasState("08006"));
        }
    }

    private static void resetAfterARow(Socket socket) throws IOException {
        String head = RawServer.head(socket);
        OutputStream out = socket.getOutputStream();
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + Frames.MEDIA_TYPE + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (head.startsWith("GET")) {
            chunk(out, WireServer.sessionHeader(), WireServer.sessionRows(), end(7, false));
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } else {
            chunk(out, HEADER, ROW);
            out.flush();
            pause(200);
            socket.setSoLinger(true, 0);
        }
    }

    private static void chunk(OutputStream out, byte[]... frames) throws IOException {
        for (byte[] frame : frames) {
            out.write((Integer.toHexString(frame.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(frame);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void sendsAgainWhatWentToAConnectionThatTheServerHadClosed() throws SQLException {
        java.util.concurrent.atomic.AtomicInteger attempts = new java.util.concurrent.atomic.AtomicInteger();
        server.on("POST query", request -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IOException("closed before the answer");
            }
            request.answer(HEADER, ROW, end(1, false));
        });
        readAll();
        assertThat(attempts).hasValue(2);
    }

    @Test
    void closingTheStatementWakesItsReader() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        server.on("POST query", request -> {
            try (OutputStream out = request.begin()) {
                out.write(HEADER);
                out.flush();
                reading.countDown();
                hold(over);
            }
        });
        try (Connection connection = server.connect()) {
            Thread closer = new Thread(() -> {
                try {
                    reading.await();
                    connection.abort(Runnable::run);
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            closer.start();
            assertThatThrownBy(() -> readAll(connection)).isInstanceOf(SQLException.class);
            closer.join();
        }
        over.countDown();
    }

    @Test
    void anInterruptedThreadIsToldAndStaysInterrupted() throws SQLException {
        try (Connection connection = server.connect()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> readAll(connection)).satisfies(QueryTest.hasState("57014"));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void hold(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static boolean released(CountDownLatch latch, long millis) throws IOException {
        try {
            return latch.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void pause(long millis) throws IOException {
        released(new CountDownLatch(1), millis);
    }
}
