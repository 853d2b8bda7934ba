package io.nl2sql.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What PostgreSQL's own driver reads, ours reads too: the same SQL by both, over every type and getter. */
class DifferentialIT {
    private static final String ALL_TYPES = "SELECT * FROM types ORDER BY id";

    /** Getter and column where ours differs, and why. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "getByte a_text", "theirs takes an empty text for zero, in this getter alone",
            "getByte a_varchar", "the same",
            "getByte a_char", "the same",
            "getObject an_interval", "a class of theirs, which prints in other words");

    private static Connection ours;
    private static Connection theirs;

    private interface Getter {
        Object get(ResultSet rows, int column) throws SQLException;
    }

    @BeforeAll
    static void connect() throws SQLException {
        ours = JdbcApplication.connect("types");
        theirs = JdbcApplication.direct();
        try (Statement statement = theirs.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        ours.close();
        theirs.close();
    }

    private static Map<String, Getter> getters() {
        Map<String, Getter> getters = new LinkedHashMap<>();
        getters.put("getString", ResultSet::getString);
        getters.put("getBoolean", ResultSet::getBoolean);
        getters.put("getByte", ResultSet::getByte);
        getters.put("getShort", ResultSet::getShort);
        getters.put("getInt", ResultSet::getInt);
        getters.put("getLong", ResultSet::getLong);
        getters.put("getFloat", ResultSet::getFloat);
        getters.put("getDouble", ResultSet::getDouble);
        getters.put("getBigDecimal", ResultSet::getBigDecimal);
        getters.put("getBytes", ResultSet::getBytes);
        getters.put("getDate", ResultSet::getDate);
        getters.put("getTime", ResultSet::getTime);
        getters.put("getTimestamp", ResultSet::getTimestamp);
        getters.put("getObject", ResultSet::getObject);
        getters.put("getArray", ResultSet::getArray);
        for (Class<?> wanted : List.of(
                String.class,
                Integer.class,
                Long.class,
                UUID.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetDateTime.class)) {
            getters.put("getObject as " + wanted.getSimpleName(), (rows, column) -> rows.getObject(column, wanted));
        }
        return getters;
    }

    static Stream<String> getterNames() {
        return getters().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("getterNames")
    void readsWhatPostgresqlsDriverReads(String getter) throws SQLException {
        Map<String, String> expected = read(theirs, getters().get(getter));
        Map<String, String> found = read(ours, getters().get(getter));
        assertThat(found.keySet()).isEqualTo(expected.keySet());

        // Where theirs refuses, ours may be kinder.
        assertThat(expected.keySet().stream()
                        .filter(cell -> !expected.get(cell).startsWith("refused"))
                        .filter(cell -> !expected.get(cell).equals(found.get(cell)))
                        .filter(cell -> !DIFFERENT.containsKey(getter + cell.substring(cell.indexOf(' '))))
                        .map(cell -> cell + ": " + expected.get(cell) + " is " + found.get(cell)))
                .isEmpty();
    }

    /** By row and column, what the getter gave. */
    private static Map<String, String> read(Connection connection, Getter getter) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL_TYPES)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    values.put(
                            rows.getRow() + " " + columns.getColumnLabel(column),
                            connection == ours ? value(rows, column, getter) : theirValue(rows, column, getter));
                }
            }
        }
        return values;
    }

    /** Theirs fails in other ways too where a value makes no sense in the class that is wanted. */
    private static String theirValue(ResultSet rows, int column, Getter getter) {
        try {
            return value(rows, column, getter);
        } catch (DateTimeException | ClassCastException | IndexOutOfBoundsException e) {
            return "refused " + e;
        }
    }

    private static String value(ResultSet rows, int column, Getter getter) {
        try {
            Object value = getter.get(rows, column);
            return text(value) + (rows.wasNull() ? " (null)" : "");
        } catch (SQLException e) {
            return "refused " + e.getSQLState();
        }
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Array array) {
            return array.getBaseTypeName() + Arrays.deepToString(new Object[] {array.getArray()});
        }
        if (value instanceof java.util.Date date) {
            return date.getClass().getSimpleName() + date.getTime() + " " + date;
        }
        // The classes of the other driver, for what only PostgreSQL knows, are texts in ours.
        return value == null || value.getClass().getName().startsWith("org.postgresql.")
                ? String.valueOf(value)
                : value.getClass().getSimpleName().replace("String", "") + value;
    }

    @Test
    void describesColumnsAsPostgresqlsDriverDoes() throws SQLException {
        assertThat(columns(ours)).containsExactlyElementsOf(columns(theirs));
    }

    private static List<String> columns(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL_TYPES)) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                lines.add(String.join(
                        " ",
                        columns.getColumnLabel(i),
                        Integer.toString(columns.getColumnType(i)),
                        columns.getColumnTypeName(i),
                        columns.getColumnClassName(i).replaceAll("org\\.postgresql\\..*", "java.lang.String"),
                        length(columns, columns.getPrecision(i), i),
                        Integer.toString(columns.getScale(i)),
                        length(columns, columns.getColumnDisplaySize(i), i),
                        Boolean.toString(columns.isSigned(i)),
                        Boolean.toString(columns.isCaseSensitive(i)),
                        Boolean.toString(columns.isCurrency(i))));
            }
        }
        return lines;
    }

    /** The server does not tell how long the texts of a result may be. */
    private static String length(ResultSetMetaData columns, int length, int column) throws SQLException {
        int type = columns.getColumnType(column);
        return type == Types.VARCHAR || type == Types.CHAR ? "any" : Integer.toString(length);
    }

    @Test
    void listsTablesColumnsAndKeysAsPostgresqlsDriverDoes() throws SQLException, IOException {
        List<String> found = tables(ours.getMetaData());
        List<String> expected = tables(theirs.getMetaData());

        assertThat(found).hasSizeGreaterThan(40).hasSameSizeAs(expected);
        assertThat(IntStream.range(0, found.size())
                        .filter(i -> !found.get(i).equals(expected.get(i)))
                        .mapToObj(i -> expected.get(i) + " is " + found.get(i)))
                .isEmpty();
    }

    private static List<String> tables(DatabaseMetaData meta) throws SQLException {
        List<String> lines = new ArrayList<>();
        add(lines, meta.getTables(null, "public", "%", new String[] {"TABLE", "VIEW"}), 2, 3, 4, 5);
        add(lines, meta.getColumns(null, "public", "%", "%"), 2, 3, 4, 5, 7, 11, 12, 17, 18);
        add(lines, meta.getColumns(null, "public", "child%", "n\\_%"), 3, 4);
        add(lines, meta.getPrimaryKeys(null, "public", "children"), 2, 3, 4, 5);
        add(lines, meta.getImportedKeys(null, "public", "children"), 2, 3, 4, 6, 7, 8, 9, 12);
        add(lines, meta.getExportedKeys(null, "public", "parents"), 2, 3, 4, 6, 7, 8, 9, 12);
        add(lines, meta.getCrossReference(null, "public", "parents", null, "public", "children"), 3, 4, 7, 8, 9);
        // Theirs has the columns of a key in the key's order, and JDBC wants them by name.
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    private static void add(List<String> lines, ResultSet found, int... columns) throws SQLException {
        try (found) {
            while (found.next()) {
                List<String> line = new ArrayList<>();
                for (int column : columns) {
                    line.add(found.getMetaData().getColumnLabel(column) + "=" + found.getString(column));
                }
                lines.add(String.join(" ", line));
            }
        }
    }
}
