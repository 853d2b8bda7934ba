package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.WireServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreparedTest {
    private static WireServer server;
    private static Connection connection;

    /** Sets the first parameter. */
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @BeforeAll
    static void connect() throws IOException, SQLException {
        server = WireServer.start();
        server.queryGives(header("n|integer"), rows(new Object[] {1}), end(1, false));
        connection = server.connect();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        server.close();
    }

    private static String lastBody() {
        return server.requests("POST query")
                .get(server.requests("POST query").size() - 1)
                .body();
    }

    private static Arguments sends(String type, String value, Binding binding) {
        return Arguments.of("{\"type\":\"" + type + "\",\"value\":" + value + "}", binding);
    }

    static Stream<Arguments> bindings() {
        return Stream.of(
                sends("null", "null", s -> s.setNull(1, Types.INTEGER)),
                sends("null", "null", s -> s.setString(1, null)),
                sends("null", "null", s -> s.setObject(1, null, Types.DATE)),
                sends("null", "null", s -> s.setDate(1, null)),
                sends("boolean", "\"true\"", s -> s.setBoolean(1, true)),
                sends("integer", "\"-3\"", s -> s.setByte(1, (byte) -3)),
                sends("integer", "\"7\"", s -> s.setShort(1, (short) 7)),
                sends("integer", "\"7\"", s -> s.setInt(1, 7)),
                sends("integer", "\"9223372036854775807\"", s -> s.setLong(1, Long.MAX_VALUE)),
                sends("double", "\"1.5\"", s -> s.setDouble(1, 1.5)),
                sends("double", "\"0.1\"", s -> s.setFloat(1, 0.1f)),
                sends("double", "\"NaN\"", s -> s.setDouble(1, Double.NaN)),
                sends("decimal", "\"100\"", s -> s.setBigDecimal(1, new BigDecimal("1E2"))),
                sends("decimal", "\"12\"", s -> s.setObject(1, BigInteger.valueOf(12))),
                sends("text", "\"it's\"", s -> s.setString(1, "it's")),
                sends("text", "\"it's\"", s -> s.setObject(1, "it's")),
                sends("text", "\"n\"", s -> s.setNString(1, "n")),
                sends("text", "\"c\"", s -> s.setObject(1, 'c')),
                sends("bytes", "\"AP8=\"", s -> s.setBytes(1, new byte[] {0, -1})),
                sends(
                        "bytes",
                        "\"AQI=\"",
                        s -> s.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2)),
                sends("text", "\"ab\"", s -> s.setCharacterStream(1, new StringReader("abc"), 2)),
                sends("text", "\"abc\"", s -> s.setCharacterStream(1, new StringReader("abc"))),
                sends(
                        "text",
                        "\"a\"",
                        s -> s.setAsciiStream(1, new ByteArrayInputStream("a".getBytes(StandardCharsets.US_ASCII)))),
                sends("date", "\"2024-02-29\"", s -> s.setDate(1, Date.valueOf("2024-02-29"))),
                sends("date", "\"2024-02-29\"", s -> s.setObject(1, LocalDate.of(2024, 2, 29))),
                sends("date", "\"2024-02-29\"", s -> s.setObject(1, "2024-02-29", Types.DATE)),
                sends(
                        "date",
                        "\"2024-01-02\"",
                        s -> s.setDate(
                                1,
                                new Date(Instant.parse("2024-01-01T15:00:00Z").toEpochMilli()),
                                new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT))),
                sends("time", "\"01:02:03\"", s -> s.setTime(1, Time.valueOf("01:02:03"))),
                sends("time", "\"01:02\"", s -> s.setObject(1, LocalTime.of(1, 2))),
                sends(
                        "timestamp",
                        "\"2024-01-02T03:04:05.000006\"",
                        s -> s.setTimestamp(1, Timestamp.valueOf("2024-01-02 03:04:05.000006"))),
                sends("timestamp", "\"2024-01-02T03:04\"", s -> s.setObject(1, LocalDateTime.of(2024, 1, 2, 3, 4))),
                sends(
                        "timestamp",
                        "\"2024-01-02T03:04:05\"",
                        s -> s.setObject(
                                1,
                                new java.util.Date(
                                        Timestamp.valueOf("2024-01-02 03:04:05").getTime()))),
                sends(
                        "timestamptz",
                        "\"2024-01-02T03:04:05Z\"",
                        s -> s.setObject(1, Instant.parse("2024-01-02T03:04:05Z"))),
                sends(
                        "timestamptz",
                        "\"2024-01-02T03:04+05:30\"",
                        s -> s.setObject(1, OffsetDateTime.parse("2024-01-02T03:04+05:30"))),
                sends(
                        "timestamptz",
                        "\"2024-01-02T03:04+09:00\"",
                        s -> s.setObject(1, LocalDateTime.of(2024, 1, 2, 3, 4).atZone(ZoneId.of("Asia/Tokyo")))),
                sends(
                        "timestamptz",
                        "\"2024-01-02T03:04+05:30\"",
                        s -> s.setObject(1, OffsetDateTime.parse("2024-01-02T03:04+05:30"), Types.TIMESTAMP)),
                sends(
                        "uuid",
                        "\"00112233-4455-6677-8899-aabbccddeeff\"",
                        s -> s.setObject(1, UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))),
                sends("integer", "\"12\"", s -> s.setObject(1, "12", Types.INTEGER)),
                sends("integer", "\"12\"", s -> s.setObject(1, 12.9, Types.BIGINT)),
                sends("decimal", "\"12.90\"", s -> s.setObject(1, 12.9, Types.NUMERIC, 2)),
                sends("decimal", "\"12.9\"", s -> s.setObject(1, "12.9", JDBCType.DECIMAL)),
                sends("boolean", "\"true\"", s -> s.setObject(1, "yes", Types.BOOLEAN)),
                sends("text", "\"12\"", s -> s.setObject(1, 12, Types.VARCHAR)),
                sends("double", "\"7.0\"", s -> s.setObject(1, (short) 7, Types.DOUBLE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bindings")
    void bindsValuesAsTheContractWritesThem(String json, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ?")) {
            binding.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
            }
        }
        assertThat(lastBody()).contains("\"parameters\":[" + json + "]").contains("\"text\":\"select ?\"");
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("07006", (Binding) s -> s.setObject(1, new Object())),
                Arguments.of("22003", (Binding) s -> s.setObject(1, "x", Types.INTEGER)),
                Arguments.of("22003", (Binding) s -> s.setObject(1, 70_000, Types.SMALLINT)),
                Arguments.of("22018", (Binding) s -> s.setObject(1, "perhaps", Types.BOOLEAN)),
                Arguments.of("22007", (Binding) s -> s.setObject(1, "soon", Types.DATE)),
                Arguments.of("0A000", (Binding) s -> s.setArray(1, null)),
                Arguments.of("0A000", (Binding) s -> s.setRef(1, null)),
                Arguments.of("22023", (Binding) s -> s.setInt(0, 1)),
                Arguments.of("22023", (Binding) s -> s.executeQuery("select 1")),
                Arguments.of("25006", (Binding) PreparedStatement::executeUpdate),
                Arguments.of("25006", (Binding) PreparedStatement::addBatch));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void refusesWhatCannotBeBound(String state, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select ?")) {
            assertThatThrownBy(() -> binding.bind(statement))
                    .isInstanceOf(SQLException.class)
                    .satisfies(QueryTest.hasState(state));
        }
    }

    @Test
    void leavesTheNumberOfParametersToTheServerButNoGaps() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("How many are there?")) {
            statement.setInt(2, 5);
            assertThatThrownBy(statement::execute).satisfies(QueryTest.hasState("07001"));
            statement.setInt(1, 4);
            assertThat(statement.execute()).isTrue();
            assertThat(lastBody()).contains("\"4\"").contains("\"5\"");
            statement.clearParameters();
            assertThat(statement.execute()).isTrue();
            assertThat(lastBody()).doesNotContain("parameters");
        }
    }

    @Test
    void describesBeforeItRuns() throws SQLException {
        server.on("POST query", request -> {
            if (request.body().contains("\"describe\":true")) {
                request.answer(
                        header("SELECT 1", 2, List.of(), "n|numeric(12,2)", "t|character varying(20)"), end(0, false));
            } else {
                request.answer(header("n|integer"), rows(new Object[] {1}), end(1, false));
            }
        });
        int before = server.requests("POST query").size();
        try (PreparedStatement statement = connection.prepareStatement("select ? + ?", 1005, 1008)) {
            statement.setInt(1, 1);
            ResultSetMetaData columns = statement.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(2);
            assertThat(columns.getPrecision(1)).isEqualTo(12);
            assertThat(columns.getColumnTypeName(2)).isEqualTo("varchar");
            ParameterMetaData parameters = statement.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(2);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.BIGINT);
            assertThat(parameters.getParameterType(2)).isEqualTo(Types.VARCHAR);
            assertThat(parameters.getParameterClassName(2)).isEqualTo("java.lang.String");
            assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
            assertThatThrownBy(() -> parameters.getParameterType(3)).isInstanceOf(SQLException.class);
            assertThat(server.requests("POST query")).as("asked once").hasSize(before + 1);

            statement.setInt(2, 1);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(statement.getMetaData().getColumnCount()).isOne();
                assertThat(result.next()).isTrue();
            }
        } finally {
            server.queryGives(header("n|integer"), rows(new Object[] {1}), end(1, false));
        }
    }
}
