package io.nl2sql.jdbc;

import static io.nl2sql.jdbc.testing.Frames.end;
import static io.nl2sql.jdbc.testing.Frames.header;
import static io.nl2sql.jdbc.testing.Frames.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.jdbc.testing.Request;
import io.nl2sql.jdbc.testing.WireServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetaDataTest {
    private static WireServer server;
    private static Connection connection;
    private static DatabaseMetaData meta;

    @BeforeAll
    static void connect() throws IOException, SQLException {
        server = WireServer.start();
        connection = server.connect();
        meta = connection.getMetaData();
        server.on(
                "POST meta/schemas",
                request -> request.answer(
                        header("schema|text"), rows(new Object[] {"public"}, new Object[] {"finance"}), end(2, false)));
        server.on(
                "POST meta/tables",
                request -> request.answer(
                        header("schema|text", "table|text", "type|text", "comment|text"),
                        rows(
                                new Object[] {"finance", "v", "VIEW", null},
                                new Object[] {"public", "b", "TABLE", "Bees"},
                                new Object[] {"finance", "z", "TABLE", ""}),
                        end(3, false)));
        server.on(
                "POST meta/columns",
                request -> request.answer(
                        header(
                                "schema|text",
                                "table|text",
                                "column|text",
                                "type|text",
                                "nullable|boolean",
                                "position|integer",
                                "comment|text"),
                        rows(
                                new Object[] {"finance", "z", "name", "character varying(20)", true, 2, "The name"},
                                new Object[] {"finance", "z", "id", "integer", false, 1, null},
                                new Object[] {"finance", "z", "price", "numeric(12,2)", true, 3, null},
                                new Object[] {"finance", "z", "tags", "text[]", true, 4, null},
                                new Object[] {"finance", "z", "any", "numeric", true, 5, null}),
                        end(5, false)));
        server.on(
                "POST meta/primaryKeys",
                request -> request.answer(
                        header("schema|text", "table|text", "column|text", "position|integer"),
                        rows(new Object[] {"finance", "z", "id", 1}),
                        end(1, false)));
        byte[] keyHeader = header(
                "schema|text",
                "table|text",
                "column|text",
                "target_schema|text",
                "target_table|text",
                "target_column|text",
                "position|integer",
                "name|text");
        byte[] key = rows(new Object[] {"finance", "z", "b_id", "public", "b", "id", 1, "z_b_fk"});
        server.on("POST meta/importedKeys", request -> request.answer(keyHeader, key, end(1, false)));
        server.on("POST meta/exportedKeys", request -> request.answer(keyHeader, key, end(1, false)));
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        server.close();
    }

    private static List<String> rowsOf(ResultSet result, String... columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (result) {
            while (result.next()) {
                List<String> line = new ArrayList<>();
                for (String column : columns) {
                    line.add(result.getString(column));
                }
                lines.add(String.join(" ", line));
            }
        }
        return lines;
    }

    private static String lastBody(String what) {
        List<Request> asked = server.requests("POST meta/" + what);
        return asked.get(asked.size() - 1).body();
    }

    static Stream<Method> methods() {
        return Arrays.stream(DatabaseMetaData.class.getMethods())
                .filter(method -> !method.getDeclaringClass().equals(Object.class));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void answersEveryMethod(Method method) throws ReflectiveOperationException {
        Object answer = method.invoke(meta, arguments(method));
        if (method.getName().equals("unwrap")) {
            assertThat(answer).isSameAs(meta);
        } else {
            assertThat(answer).isNotNull();
        }
    }

    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> {
                    if (type == int.class) {
                        return (Object) ResultSet.TYPE_FORWARD_ONLY;
                    }
                    if (type == boolean.class) {
                        return false;
                    }
                    return type == Class.class ? DatabaseMetaData.class : null;
                })
                .toArray();
    }

    @Test
    void listsTablesInTheOrderThatJdbcWants() throws SQLException {
        assertThat(rowsOf(
                        meta.getTables(null, null, "%", null),
                        "TABLE_CAT",
                        "TABLE_TYPE",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "REMARKS"))
                .containsExactly(
                        "accruals TABLE finance z null",
                        "accruals TABLE public b Bees",
                        "accruals VIEW finance v null");
        assertThat(lastBody("tables")).isEqualTo("{\"dataSource\":\"accruals\",\"table\":\"%\"}");
    }

    @Test
    void leavesOutWhatToolsLeaveNull() throws SQLException {
        meta.getTables("accruals", "fin%", null, new String[] {"TABLE", null, "VIEW", null})
                .close();
        assertThat(lastBody("tables"))
                .isEqualTo("{\"dataSource\":\"accruals\",\"schema\":\"fin%\",\"types\":[\"TABLE\",\"VIEW\"]}");
        meta.getTables("", null, null, new String[] {null}).close();
        assertThat(lastBody("tables")).isEqualTo("{\"dataSource\":\"accruals\"}");
    }

    @Test
    void hasNothingInOtherCatalogs() throws SQLException {
        assertThat(rowsOf(meta.getTables("other", null, null, null), "TABLE_NAME"))
                .isEmpty();
        assertThat(rowsOf(meta.getColumns("other", null, null, null), "TABLE_NAME"))
                .isEmpty();
        assertThat(rowsOf(meta.getSchemas("other", null), "TABLE_SCHEM")).isEmpty();
        assertThat(rowsOf(meta.getCatalogs(), "TABLE_CAT")).containsExactly("accruals");
    }

    @Test
    void listsColumnsWithTheirTypes() throws SQLException {
        assertThat(rowsOf(
                        meta.getColumns(null, "finance", "z", "%"),
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "NULLABLE",
                        "IS_NULLABLE",
                        "REMARKS"))
                .containsExactly(
                        "1 id 4 int4 10 0 0 NO null",
                        "2 name 12 varchar 20 0 1 YES The name",
                        "3 price 2 numeric 12 2 1 YES null",
                        "4 tags 2003 _text 2147483647 0 1 YES null",
                        "5 any 2 numeric 0 null 1 YES null");
        assertThat(lastBody("columns")).contains("\"column\":\"%\"").contains("\"schema\":\"finance\"");
    }

    @Test
    void listsKeys() throws SQLException {
        assertThat(rowsOf(meta.getPrimaryKeys(null, "finance", "z"), "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ"))
                .containsExactly("z id 1");
        String[] columns = {
            "PKTABLE_SCHEM",
            "PKTABLE_NAME",
            "PKCOLUMN_NAME",
            "FKTABLE_SCHEM",
            "FKTABLE_NAME",
            "FKCOLUMN_NAME",
            "FK_NAME"
        };
        String key = "public b id finance z b_id z_b_fk";
        assertThat(rowsOf(meta.getImportedKeys(null, "finance", "z"), columns)).containsExactly(key);
        assertThat(rowsOf(meta.getExportedKeys(null, "public", "b"), columns)).containsExactly(key);
        assertThat(rowsOf(meta.getCrossReference(null, "public", "b", null, "finance", "z"), columns))
                .containsExactly(key);
        assertThat(rowsOf(meta.getCrossReference(null, "public", "c", null, "finance", "z"), columns))
                .isEmpty();
    }

    @Test
    void listsSchemasAndTypes() throws SQLException {
        assertThat(rowsOf(meta.getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"))
                .containsExactly("finance accruals", "public accruals");
        assertThat(rowsOf(meta.getTableTypes(), "TABLE_TYPE"))
                .containsExactly("FOREIGN TABLE", "MATERIALIZED VIEW", "PARTITIONED TABLE", "TABLE", "VIEW");
        assertThat(rowsOf(meta.getTypeInfo(), "TYPE_NAME", "DATA_TYPE")).contains("int4 4", "varchar 12", "jsonb 1111");
        assertThat(rowsOf(meta.getClientInfoProperties(), "NAME")).containsExactly("ApplicationName");
    }

    @ParameterizedTest
    @CsvSource({
        "getBestRowIdentifier,8",
        "getVersionColumns,8",
        "getIndexInfo,13",
        "getProcedures,9",
        "getProcedureColumns,20",
        "getFunctions,6",
        "getFunctionColumns,17",
        "getUDTs,7",
        "getAttributes,21",
        "getSuperTypes,6",
        "getSuperTables,4",
        "getTablePrivileges,7",
        "getColumnPrivileges,8",
        "getPseudoColumns,12",
        "getTables,10",
        "getColumns,24",
        "getPrimaryKeys,6",
        "getImportedKeys,14",
        "getExportedKeys,14",
        "getCrossReference,14",
        "getTypeInfo,18",
        "getCatalogs,1",
        "getTableTypes,1",
        "getClientInfoProperties,4"
    })
    void hasAsManyColumnsAsJdbcWants(String name, int count) throws ReflectiveOperationException, SQLException {
        Method method = methods()
                .filter(found -> found.getName().equals(name))
                .findAny()
                .orElseThrow();
        try (ResultSet result = (ResultSet) method.invoke(meta, arguments(method))) {
            assertThat(result.getMetaData().getColumnCount()).isEqualTo(count);
        }
    }

    @Test
    void namesItselfAsItIsTold() throws SQLException {
        assertThat(meta.getDatabaseProductName()).isEqualTo("NL2SQL");
        assertThat(meta.getDatabaseProductVersion()).isEqualTo("1.2.3");
        assertThat(meta.getDatabaseMajorVersion()).isEqualTo(1);
        assertThat(meta.getDatabaseMinorVersion()).isEqualTo(2);
        assertThat(meta.getDriverVersion()).doesNotContain("$").isNotEqualTo("0.0");
        try (Connection other = server.connect("databaseProductName=PostgreSQL")) {
            assertThat(other.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
            assertThat(other.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }

    @Test
    void failsAsQueriesDo() throws SQLException {
        try (Connection other = server.connect()) {
            DatabaseMetaData closed = other.getMetaData();
            other.close();
            assertThatThrownBy(() -> closed.getTables(null, null, null, null)).satisfies(QueryTest.hasState("08003"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            boolean                      | -7   | bool        | 1          | 0  | 1          | false
            smallint                     | 5    | int2        | 5          | 0  | 6          | true
            integer                      | 4    | int4        | 10         | 0  | 11         | true
            bigint                       | -5   | int8        | 19         | 0  | 20         | true
            real                         | 7    | float4      | 8          | 8  | 15         | true
            double precision             | 8    | float8      | 17         | 17 | 25         | true
            numeric                      | 2    | numeric     | 0          | 0  | 131089     | true
            numeric(12,2)                | 2    | numeric     | 12         | 2  | 14         | true
            text                         | 12   | text        | 2147483647 | 0  | 2147483647 | false
            character varying            | 12   | varchar     | 2147483647 | 0  | 2147483647 | false
            character varying(20)        | 12   | varchar     | 20         | 0  | 20         | false
            character(3)                 | 1    | bpchar      | 3          | 0  | 3          | false
            "char"                       | 1    | char        | 1          | 0  | 1          | false
            date                         | 91   | date        | 13         | 0  | 13         | false
            time without time zone       | 92   | time        | 15         | 6  | 15         | false
            timestamp(3) without time zone | 93 | timestamp   | 26         | 3  | 26         | false
            timestamp with time zone     | 93   | timestamptz | 35         | 6  | 35         | false
            interval                     | 1111 | interval    | 49         | 6  | 49         | false
            uuid                         | 1111 | uuid        | 2147483647 | 0  | 2147483647 | false
            jsonb                        | 1111 | jsonb       | 2147483647 | 0  | 2147483647 | false
            integer[]                    | 2003 | _int4       | 10         | 0  | 11         | true
            bytea                        | -2   | bytea       | 2147483647 | 0  | 2147483647 | false
            my_enum                      | 12   | my_enum     | 2147483647 | 0  | 2147483647 | false
            """)
    void describesColumnsAsPostgresqlsDriverDoes(
            String type, int jdbcType, String name, int precision, int scale, int size, boolean signed)
            throws SQLException {
        server.queryGives(header("c|" + type), end(0, false));
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("x")) {
            ResultSetMetaData columns = result.getMetaData();
            assertThat(columns.getColumnType(1)).isEqualTo(jdbcType);
            assertThat(columns.getColumnTypeName(1)).isEqualTo(name);
            assertThat(columns.getPrecision(1)).isEqualTo(precision);
            assertThat(columns.getScale(1)).isEqualTo(scale);
            assertThat(columns.getColumnDisplaySize(1)).isEqualTo(size);
            assertThat(columns.isSigned(1)).isEqualTo(signed);
            assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNullableUnknown);
            assertThat(columns.getColumnLabel(1)).isEqualTo("c");
            assertThatThrownBy(() -> columns.getColumnType(2)).isInstanceOf(SQLException.class);
            if (jdbcType == Types.ARRAY) {
                assertThat(columns.getColumnClassName(1)).isEqualTo("java.sql.Array");
            }
        }
    }
}
