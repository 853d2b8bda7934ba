package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
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

class ConversionTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final OffsetDateTime MOMENT =
            OffsetDateTime.of(2024, 5, 6, 7, 8, 9, 123_456_000, ZoneOffset.ofHoursMinutes(5, 30));
    private static WireServer server;
    private static Connection connection;

    private interface Reading {
        Object read(ResultSet result) throws SQLException;
    }

    @BeforeAll
    static void connect() throws IOException, SQLException {
        server = WireServer.start();
        connection = server.connect();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        server.close();
    }

    private static <T> T read(String type, Object value, Class<T> as, Reading reading) throws SQLException {
        server.queryGives(header("v|" + type), rows(new Object[] {value}), end(1, false));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            result.next();
            return as.cast(reading.read(result));
        }
    }

    private static Object object(String type, Object value, Class<?> as) throws SQLException {
        return read(type, value, Object.class, result -> result.getObject(1, as));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("boolean", true, "t"),
                Arguments.of("boolean", false, "f"),
                Arguments.of("integer", -12, "-12"),
                Arguments.of("bigint", Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of("numeric(12,2)", new BigDecimal("1.50"), "1.50"),
                Arguments.of("numeric", "NaN", "NaN"),
                Arguments.of("real", 0.1f, "0.1"),
                Arguments.of("real", 1e20f, "1e+20"),
                Arguments.of("real", 1234567f, "1.234567e+06"),
                Arguments.of("double precision", 1.0, "1"),
                Arguments.of("double precision", 0.1 + 0.2, "0.30000000000000004"),
                Arguments.of("double precision", 1e15, "1e+15"),
                Arguments.of("double precision", 123456789012345.0, "123456789012345"),
                Arguments.of("double precision", 0.0001, "0.0001"),
                Arguments.of("double precision", 0.00001, "1e-05"),
                Arguments.of("double precision", -0.0, "-0"),
                Arguments.of("double precision", Double.POSITIVE_INFINITY, "Infinity"),
                Arguments.of("double precision", Double.MIN_VALUE, "5e-324"),
                Arguments.of("double precision", Double.MAX_VALUE, "1.7976931348623157e+308"),
                Arguments.of("double precision", 2.0E-3, "0.002"),
                Arguments.of("date", LocalDate.of(2024, 2, 29), "2024-02-29"),
                Arguments.of("date", LocalDate.of(-43, 3, 15), "0044-03-15 BC"),
                Arguments.of("date", LocalDate.of(12345, 1, 2), "12345-01-02"),
                Arguments.of("date", "infinity", "infinity"),
                Arguments.of("time without time zone", LocalTime.of(1, 2, 3, 500_000_000), "01:02:03.5"),
                Arguments.of(
                        "timestamp without time zone", LocalDateTime.of(2024, 1, 2, 3, 4, 5), "2024-01-02 03:04:05"),
                Arguments.of(
                        "timestamp without time zone",
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                        "1969-12-31 23:59:59.999999"),
                Arguments.of("timestamp with time zone", MOMENT, "2024-05-06 07:08:09.123456+05:30"),
                Arguments.of(
                        "timestamp with time zone",
                        MOMENT.withOffsetSameInstant(ZoneOffset.UTC),
                        "2024-05-06 01:38:09.123456+00"),
                Arguments.of("uuid", ID, "00112233-4455-6677-8899-aabbccddeeff"),
                Arguments.of("integer[]", java.util.Arrays.asList(1, null, 3), "{1,NULL,3}"),
                Arguments.of(
                        "text[]",
                        List.of("a b", "", "q\"\\", "null", "plain"),
                        "{\"a b\",\"\",\"q\\\"\\\\\",\"null\",plain}"),
                Arguments.of("integer[]", List.of(List.of(1, 2), List.of(3, 4)), "{{1,2},{3,4}}"),
                Arguments.of("jsonb", "{\"a\": 1}", "{\"a\": 1}"),
                Arguments.of("interval", "1 day 02:00:00", "1 day 02:00:00"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("texts")
    void printsAsPostgresqlDoes(String type, Object value, String text) throws SQLException {
        assertThat(read(type, value, String.class, result -> result.getString("V")))
                .isEqualTo(text);
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of("boolean", true, true),
                Arguments.of("smallint", 5, 5),
                Arguments.of("integer", 5, 5),
                Arguments.of("bigint", 5L, 5L),
                Arguments.of("bigint", 5, 5L),
                Arguments.of("real", 1.5f, 1.5f),
                Arguments.of("double precision", 1.5, 1.5),
                Arguments.of("numeric", new BigDecimal("1.50"), new BigDecimal("1.50")),
                Arguments.of("numeric", "NaN", Double.NaN),
                Arguments.of("text", "x", "x"),
                Arguments.of("bytea", "\\x00ff", new byte[] {0, -1}),
                Arguments.of("uuid", ID, ID),
                Arguments.of("date", LocalDate.of(2024, 2, 29), Date.valueOf("2024-02-29")),
                Arguments.of("time without time zone", LocalTime.of(1, 2, 3), Time.valueOf("01:02:03")),
                Arguments.of(
                        "timestamp without time zone",
                        LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6000),
                        Timestamp.valueOf("2024-01-02 03:04:05.000006")),
                Arguments.of("timestamp with time zone", MOMENT, Timestamp.from(MOMENT.toInstant())),
                Arguments.of("jsonb", "{}", "{}"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("objects")
    void givesTheClassThatTheMetadataName(String type, Object value, Object expected) throws SQLException {
        Object object = read(type, value, Object.class, result -> {
            Object read = result.getObject(1);
            assertThat(read.getClass().getName())
                    .isEqualTo(result.getMetaData()
                            .getColumnClassName(1)
                            .replace(
                                    "java.math.BigDecimal",
                                    read instanceof Double ? "java.lang.Double" : "java.math.BigDecimal"));
            return read;
        });
        assertThat(object).isEqualTo(expected);
    }

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of("bigint", 7L, Integer.class, 7),
                Arguments.of("integer", 7, Long.class, 7L),
                Arguments.of("integer", 7, Short.class, (short) 7),
                Arguments.of("integer", 7, Byte.class, (byte) 7),
                Arguments.of("integer", 7, BigInteger.class, BigInteger.valueOf(7)),
                Arguments.of("integer", 1, Boolean.class, true),
                Arguments.of("text", " yes ", Boolean.class, true),
                Arguments.of("text", "12.9", Integer.class, 12),
                Arguments.of("text", "-12.9", BigDecimal.class, new BigDecimal("-12.9")),
                Arguments.of("text", "2024-02-29", LocalDate.class, LocalDate.of(2024, 2, 29)),
                Arguments.of("text", "2024-02-29T01:02Z", Instant.class, Instant.parse("2024-02-29T01:02:00Z")),
                Arguments.of("numeric", new BigDecimal("12.9"), Integer.class, 12),
                Arguments.of("double precision", 12.9, Long.class, 12L),
                Arguments.of("real", 0.1f, BigDecimal.class, new BigDecimal("0.1")),
                Arguments.of("integer", 7, Float.class, 7f),
                Arguments.of("boolean", true, Integer.class, 1),
                Arguments.of("integer", 7, String.class, "7"),
                Arguments.of("text", ID.toString(), UUID.class, ID),
                Arguments.of("text", "\u00e9", byte[].class, "\u00e9".getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "date", LocalDate.of(2024, 2, 29), LocalDateTime.class, LocalDateTime.of(2024, 2, 29, 0, 0)),
                Arguments.of("date", "infinity", LocalDate.class, LocalDateTime.MAX.toLocalDate()),
                Arguments.of("timestamp without time zone", "-infinity", LocalDateTime.class, LocalDateTime.MIN),
                Arguments.of("timestamp with time zone", "infinity", OffsetDateTime.class, OffsetDateTime.MAX),
                Arguments.of(
                        "timestamp with time zone",
                        MOMENT,
                        OffsetDateTime.class,
                        MOMENT.withOffsetSameInstant(ZoneOffset.UTC)),
                Arguments.of("timestamp with time zone", MOMENT, Instant.class, MOMENT.toInstant()),
                Arguments.of(
                        "timestamp with time zone",
                        MOMENT,
                        ZonedDateTime.class,
                        MOMENT.atZoneSameInstant(ZoneOffset.UTC)),
                Arguments.of(
                        "timestamp without time zone",
                        LocalDateTime.of(2024, 1, 2, 3, 4),
                        LocalTime.class,
                        LocalTime.of(3, 4)),
                Arguments.of(
                        "time with time zone",
                        "10:00:00+02",
                        OffsetTime.class,
                        OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHours(2))));
    }

    @ParameterizedTest(name = "{0} {1} as {2}")
    @MethodSource("classes")
    void convertsIntoTheClassThatIsWanted(String type, Object value, Class<?> wanted, Object expected)
            throws SQLException {
        assertThat(object(type, value, wanted)).isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("integer", 128, Byte.class, "22003"),
                Arguments.of("integer", 40_000, Short.class, "22003"),
                Arguments.of("bigint", 3_000_000_000L, Integer.class, "22003"),
                Arguments.of("numeric", new BigDecimal("1e30"), Long.class, "22003"),
                Arguments.of("double precision", 1e300, Long.class, "22003"),
                Arguments.of("text", "abc", Integer.class, "22003"),
                Arguments.of("text", "", Integer.class, "22003"),
                Arguments.of("text", "1e999999999", Long.class, "22003"),
                Arguments.of("text", "abc", Double.class, "22003"),
                Arguments.of("numeric", "NaN", BigDecimal.class, "22003"),
                Arguments.of("date", LocalDate.EPOCH, Integer.class, "22003"),
                Arguments.of("text", "maybe", Boolean.class, "22018"),
                Arguments.of("integer", 2, Boolean.class, "22018"),
                Arguments.of("text", "x", UUID.class, "22018"),
                Arguments.of("text", "2024-02-30", LocalDate.class, "22007"),
                Arguments.of("text", "soon", Timestamp.class, "22007"),
                Arguments.of("integer", 5, Date.class, "07006"),
                Arguments.of("integer", 5, LocalDate.class, "07006"),
                Arguments.of("integer", 5, Array.class, "07006"),
                Arguments.of("integer", 5, Thread.class, "22023"));
    }

    @ParameterizedTest(name = "{0} {1} as {2}")
    @MethodSource("refused")
    void refusesWhatDoesNotFit(String type, Object value, Class<?> wanted, String state) {
        assertThatThrownBy(() -> object(type, value, wanted))
                .isInstanceOf(SQLException.class)
                .satisfies(QueryTest.hasState(state));
    }

    @Test
    void readsNullAsNothing() throws SQLException {
        read("integer", null, Object.class, result -> {
            assertThat(result.getInt(1)).isZero();
            assertThat(result.wasNull()).isTrue();
            assertThat(result.getDouble(1)).isZero();
            assertThat(result.getBoolean(1)).isFalse();
            assertThat(result.getString(1)).isNull();
            assertThat(result.getTimestamp(1)).isNull();
            assertThat(result.getBytes(1)).isNull();
            assertThat(result.getArray(1)).isNull();
            assertThat(result.getObject(1, LocalDate.class)).isNull();
            assertThat(result.getCharacterStream(1)).isNull();
            return null;
        });
    }

    @Test
    void findsTheFirstColumnOfALabelWhateverItsCase() throws SQLException {
        server.queryGives(header("a|integer", "A|integer", "b|text"), rows(new Object[] {1, 2, "x"}), end(1, false));
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            assertThat(result.findColumn("A")).isOne();
            assertThat(result.findColumn("B")).isEqualTo(3);
            assertThatThrownBy(() -> result.findColumn("c")).satisfies(QueryTest.hasState("42703"));
            result.next();
            assertThatThrownBy(() -> result.getInt(4)).satisfies(QueryTest.hasState("22023"));
            assertThatThrownBy(() -> result.getInt(0)).satisfies(QueryTest.hasState("22023"));
        }
    }

    @Test
    void makesJavaArraysOfArrays() throws SQLException {
        Array array = read("integer[]", java.util.Arrays.asList(1, null, 3), Array.class, result -> result.getArray(1));
        assertThat(array.getArray()).isEqualTo(new Integer[] {1, null, 3});
        assertThat(array.getArray(2, 2)).isEqualTo(new Integer[] {null, 3});
        assertThat(array.getBaseTypeName()).isEqualTo("int4");
        assertThat(array).hasToString("{1,NULL,3}");
        assertThatThrownBy(() -> array.getArray(3, 2)).isInstanceOf(SQLException.class);
        array.free();
        assertThatThrownBy(array::getArray).isInstanceOf(SQLException.class);

        Array nested = read("text[]", List.of(List.of("a"), List.of("b")), Array.class, result -> result.getObject(1));
        assertThat(nested.getArray()).isEqualTo(new String[][] {{"a"}, {"b"}});
    }

    @Test
    void readsTimesInTheZoneOfTheCalendar() throws SQLException {
        Calendar tokyo = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.ROOT);
        LocalDateTime noon = LocalDateTime.of(2024, 1, 2, 12, 0);
        assertThat(read("timestamp without time zone", noon, Timestamp.class, result -> result.getTimestamp(1, tokyo))
                        .toInstant())
                .isEqualTo(Instant.parse("2024-01-02T03:00:00Z"));
        assertThat(read("timestamp with time zone", MOMENT, Timestamp.class, result -> result.getTimestamp(1, tokyo))
                        .toInstant())
                .isEqualTo(MOMENT.toInstant());
        assertThat(read("date", LocalDate.of(2024, 1, 2), Date.class, result -> result.getDate(1, tokyo))
                        .getTime())
                .isEqualTo(Instant.parse("2024-01-01T15:00:00Z").toEpochMilli());
        assertThat(read("time without time zone", LocalTime.NOON, Time.class, result -> result.getTime(1, tokyo))
                        .getTime())
                .isEqualTo(Instant.parse("1970-01-01T03:00:00Z").toEpochMilli());
    }

    @Test
    void keepsTheFieldsOfOldDates() throws SQLException {
        assertThat(read("date", LocalDate.of(1000, 2, 28), Date.class, result -> result.getDate(1)))
                .hasToString("1000-02-28");
        assertThat(read(
                        "timestamp without time zone",
                        LocalDateTime.of(1500, 6, 1, 1, 2, 3),
                        Timestamp.class,
                        result -> result.getTimestamp(1)))
                .hasToString("1500-06-01 01:02:03.0");
        assertThat(read("date", "infinity", Date.class, result -> result.getDate(1))
                        .getTime())
                .isEqualTo(9223372036825200000L);
    }

    @Test
    void streamsTexts() throws SQLException, IOException {
        assertThat(read("text", "\u00e9a", Object.class, result -> {
                    try {
                        return result.getCharacterStream(1).read();
                    } catch (IOException e) {
                        throw new SQLException(e);
                    }
                }))
                .isEqualTo((int) '\u00e9');
        assertThat(read("bytea", "\\x0102", java.io.InputStream.class, result -> result.getBinaryStream(1))
                        .readAllBytes())
                .containsExactly(1, 2);
    }
}
