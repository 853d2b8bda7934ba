package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What exists and is hidden from somebody is told apart from what does not exist by nothing but the name that was typed. */
class HiddenNamesIT {
    private static final String NAME = "NAME";

    /**
     * Two names of the same length, and what is asked with them.
     *
     * @param hidden of something that exists and that tess must not see
     * @param unknown of nothing
     * @param texts with {@value #NAME} where the name goes
     */
    record Pair(String hidden, String unknown, List<String> texts) {
        Pair {
            assertThat(unknown).hasSameSizeAs(hidden);
        }

        static Pair of(String hidden, String unknown, String... texts) {
            return new Pair(hidden, unknown, List.of(texts));
        }

        @Override
        public String toString() {
            return hidden;
        }
    }

    private static final String[] AS_TABLE = {
        "SELECT 1 FROM NAME",
        "SELECT * FROM sales.NAME",
        "SELECT NAME.id FROM NAME",
        "SELECT id FROM customers WHERE EXISTS (SELECT 1 FROM NAME)",
        "SELECT c.id FROM customers c JOIN NAME n ON n.id = c.id",
        "SELECT id FROM customers, LATERAL (SELECT 1 FROM NAME) x",
        "WITH n AS (TABLE NAME) SELECT 1 FROM n",
        "SELECT id FROM customers UNION ALL SELECT id FROM NAME",
        "SELECT NAME.id FROM customers",
        "SELECT row_to_json(NAME) FROM customers",
        "SELECT count(NAME) FROM customers",
        "SELECT 1 FROM \"NAME\"",
        "SELECT 1 FROM ONLY NAME",
        "SELECT 1 FROM other.NAME",
        "SELECT 'NAME'::regclass",
        "INSERT INTO NAME VALUES (1)"
    };
    private static final String[] AS_COLUMN = {
        "SELECT NAME FROM customers",
        "SELECT c.NAME FROM customers c",
        "SELECT customers.NAME FROM sales.customers",
        "SELECT sales.customers.NAME FROM sales.customers",
        "SELECT id FROM customers WHERE NAME IS NULL",
        "SELECT id FROM customers ORDER BY NAME",
        "SELECT count(*) FROM customers GROUP BY NAME",
        "SELECT count(*) FROM customers HAVING max(NAME) > 'a'",
        "SELECT id FROM customers a JOIN customers b USING (NAME)",
        "SELECT upper(NAME) FROM customers",
        "SELECT (c).NAME FROM customers c",
        "SELECT NAME(c) FROM customers c",
        "SELECT x.NAME FROM (SELECT * FROM customers) x",
        "SELECT to_jsonb(c) ->> 'NAME' FROM customers c",
        "SELECT sum(1) OVER (PARTITION BY NAME) FROM customers",
        "SELECT DISTINCT ON (NAME) id FROM customers"
    };
    private static final String[] AS_FUNCTION = {
        "SELECT NAME()",
        "SELECT sales.NAME()",
        "SELECT * FROM NAME()",
        "SELECT id FROM customers WHERE id IN (SELECT NAME())",
        "SELECT id FROM customers, LATERAL NAME() x",
        "CALL NAME()"
    };

    static List<Pair> pairs() {
        return List.of(
                Pair.of("secrets", "sikruts", AS_TABLE),
                Pair.of("orders_t2", "orders_q7", AS_TABLE),
                Pair.of("customers_pkey", "customers_qkez", AS_TABLE),
                Pair.of("pg_authid", "pg_aufhyd", AS_TABLE),
                Pair.of("notes", "vupsi", AS_COLUMN),
                Pair.of("ctid", "cvud", AS_COLUMN),
                Pair.of("my_tenants", "my_temalts", AS_FUNCTION),
                Pair.of("pg_sleep", "pg_slohp", AS_FUNCTION),
                Pair.of("some_proc", "some_brak", AS_FUNCTION),
                Pair.of(
                        "gov",
                        "guv",
                        "SELECT * FROM NAME.customers",
                        "SELECT NAME.customers.id FROM customers",
                        "SELECT NAME.my_tenants()",
                        "SELECT * FROM NAME.nothing"),
                Pair.of(
                        "information_schema",
                        "infermation_skhema",
                        "SELECT * FROM NAME.tables",
                        "SELECT * FROM NAME.nothing"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void readAsUnknownOnesOverRest(Pair pair) {
        ApiClient tess = GovernedSources.as("tess");
        for (String text : pair.texts()) {
            assertThat(rest(tess, text, pair.hidden())).as(text).isEqualTo(rest(tess, text, pair.unknown()));
        }
    }

    private static String rest(ApiClient client, String text, String name) {
        Reply reply = client.sql(text.replace(NAME, name), "lab");
        assertThat(reply.status()).as(reply.text()).isIn(200, 422);
        ObjectNode body = (ObjectNode) reply.body();
        body.remove(List.of("id", "conversationId", "instance", "timingsMs"));
        return reply.status() + reply.contentType() + anonymous(body.toString(), name);
    }

    private static String anonymous(String text, String name) {
        return text.replace(name, NAME).replace(name.toUpperCase(Locale.ROOT), NAME);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void readAsUnknownOnesOverJdbc(Pair pair) throws SQLException {
        try (Connection tess = GovernedSources.jdbc("tess", "lab")) {
            for (String text : pair.texts()) {
                assertThat(run(tess, text, pair.hidden())).as(text).isEqualTo(run(tess, text, pair.unknown()));
                assertThat(prepared(tess, text, pair.hidden()))
                        .as(text)
                        .isEqualTo(prepared(tess, text, pair.unknown()));
            }
        }
    }

    private static String run(Connection connection, String text, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(text.replace(NAME, name))) {
                return "columns " + rows.getMetaData().getColumnCount() + ", rows " + rows.next();
            }
        } catch (SQLException e) {
            return e.getSQLState() + " " + anonymous(e.getMessage(), name);
        }
    }

    private static String prepared(Connection connection, String text, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.replace(NAME, name))) {
            return String.valueOf(statement.getMetaData().getColumnCount());
        } catch (SQLException e) {
            return e.getSQLState() + " " + anonymous(e.getMessage(), name);
        }
    }

    @Test
    void areNotInAnyMetadata() throws SQLException {
        try (Connection tess = GovernedSources.jdbc("tess", "lab")) {
            for (Pair pair : pairs()) {
                for (String name : List.of(pair.hidden(), pair.unknown())) {
                    assertThat(found(tess.getMetaData().getTables(null, null, name, null)))
                            .as(name)
                            .isEmpty();
                    assertThat(found(tess.getMetaData().getColumns(null, null, null, name)))
                            .as(name)
                            .isEmpty();
                    assertThat(found(tess.getMetaData().getSchemas(null, name)))
                            .as(name)
                            .isEmpty();
                }
            }
        }
    }

    private static List<String> found(ResultSet rows) throws SQLException {
        List<String> found = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                found.add(rows.getString(3));
            }
        }
        return found;
    }

    /** Nobody knows of them, so that words for them are words for nothing. */
    @ParameterizedTest
    @MethodSource("questions")
    void readAsUnknownOnesInQuestions(String question) {
        ApiClient tess = GovernedSources.as("tess");

        assertThat(answer(tess, question, "secrets")).isEqualTo(answer(tess, question, "sikruts"));
    }

    static Stream<String> questions() {
        return Stream.of(
                "How many NAME are there?",
                "Show the NAME of each customer.",
                "List all customers with their NAME.",
                "NAME");
    }

    private static String answer(ApiClient client, String question, String name) {
        ObjectNode body =
                (ObjectNode) client.ask(question.replace(NAME, name), "lab").body();
        body.remove(List.of("id", "conversationId", "instance", "timingsMs"));
        return anonymous(body.toString(), name);
    }
}
