package io.nl2sql.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.RunningApplication;
import io.nl2sql.tests.jdbc.WireFrames.Frame;
import io.nl2sql.tests.jdbc.WireFrames.Pair;
import io.nl2sql.tests.jdbc.WireFrames.Result;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver's wire, spoken without the driver. */
@Timeout(120)
class WireIT {
    /** Billions of comparisons: still running whenever it is looked at. */
    private static final String SLOW =
            "SELECT count(*) FROM accruals a, accruals b, accruals c WHERE a.amount < c.amount";

    private static WireClient ann;
    private static WireClient dora;

    @BeforeAll
    static void signIn() {
        ann = WireClient.as("ann");
        dora = WireClient.as("dora");
    }

    @Test
    void answersAQuestionAsTheRestInterfaceDoes() {
        Result result = ann.run("How many vendors are there?");

        assertThat(result.header().kind()).isEqualTo(1);
        assertThat(result.header().columns()).extracting(Pair::second).containsExactly("bigint");
        assertThat(result.warnings("01N01")).hasSize(1);
        assertThat(result.rows().toString())
                .isEqualTo(RunningApplication.shared()
                        .as("ann")
                        .ask("How many vendors are there?")
                        .body()
                        .path("rows")
                        .toString());
        assertThat(result.last().count()).isEqualTo(1);
    }

    @Test
    void runsSqlWithoutCallingItGenerated() {
        Result result = ann.run("SELECT 1 AS one, 'x' AS x, 1.50 AS n, date '2024-02-29' AS d, NULL AS nothing;");

        assertThat(result.header().kind()).isZero();
        assertThat(result.header().sql()).isEmpty();
        assertThat(result.header().columns()).extracting(Pair::first).containsExactly("one", "x", "n", "d", "nothing");
        assertThat(result.rows().toString()).isEqualTo("[[1, x, 1.50, 2024-02-29, null]]");
    }

    @Test
    void describesWithoutReadingARow() {
        Result question =
                ann.run(WireClient.statement("How many vendors are there?").put("describe", true));
        Result sql = ann.run(WireClient.statement("SELECT vendor_id FROM vendors WHERE name = ?")
                .put("describe", true));

        assertThat(question.frames()).extracting(Frame::type).containsExactly('H', 'E');
        assertThat(question.header().columns()).hasSize(1);
        assertThat(sql.header().parameters()).isEqualTo(1);
        assertThat(sql.header().columns()).containsExactly(new Pair("vendor_id", "integer"));
    }

    @Test
    void bindsValuesAsConstants() {
        ObjectNode statement =
                WireClient.statement("SELECT ?::text AS a, ? + 1 AS b, {d '2024-01-31'} < ? AS c, '?' AS d");
        statement
                .putArray("parameters")
                .add(ApiClient.object().put("type", "text").put("value", "it's'; DROP TABLE vendors; --\\"))
                .add(ApiClient.object().put("type", "integer").put("value", "-41"))
                .add(ApiClient.object().put("type", "date").put("value", "2024-02-01"));

        assertThat(ann.run(statement).rows().toString()).isEqualTo("[[it's'; DROP TABLE vendors; --\\, -40, true, ?]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM nl('How many vendors are there?') q",
                "SELECT * FROM (How many vendors are there?) \"Custom SQL Query\"",
                "SELECT \"Custom SQL Query\".\"count\" AS \"c\" FROM (\n  How many vendors are there?\n) \"Custom SQL Query\" GROUP BY 1",
                "SELECT * FROM (SELECT * FROM (How many vendors are there?) SPARK_GEN_SUBQ_0 WHERE 1=1\n) z_q",
                "ASK How many vendors are there?"
            })
    void findsAQuestionWhereverItMayStand(String text) {
        assertThat(ann.run(text).rows())
                .isEqualTo(ann.run("How many vendors are there?").rows());
    }

    @Test
    void governsWhatStandsAroundAQuestionLikeEverythingElse() {
        Result refused = ann.run("SELECT * FROM nl('How many vendors are there?') q, pg_catalog.pg_authid");
        Result function = ann.run("SELECT pg_sleep(1) FROM nl('How many vendors are there?') q");

        assertThat(refused.error().get(0)).isEqualTo("42P01");
        assertThat(function.error().get(0)).isEqualTo("42501");
        assertThat(refused.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM accruals",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT set_config('role', 'postgres', false)",
                "UPDATE vendors SET name = 'x'"
            })
    void refusesAttacksWithoutARow(String attack) {
        Result result = ann.run(attack);

        assertThat(result.frames()).extracting(Frame::type).containsExactly('X');
        assertThat(result.error().get(0)).isEqualTo("42501");
    }

    @Test
    void saysHowToAskWhatReadsLikeSql() {
        List<String> error = ann.run("show customers by month").error();

        assertThat(error).last().isEqualTo("To ask in plain language, begin with ASK.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ; ", "-- nothing"})
    void refusesNothing(String text) {
        assertThat(ann.run(text).error()).startsWith("42601", "EMPTY");
    }

    @Test
    void refusesNonsenseAndWhatIsTooLong() {
        assertThat(ann.run("blargh the fnord").error().get(0)).isEqualTo("N1002");
        assertThat(ann.run("how many vendors ".repeat(1_250)).error()).startsWith("53400", "QUESTION_TOO_LONG");
        assertThat(ann.run(WireClient.statement("SELECT 1").put("dataSource", "elsewhere"))
                        .error()
                        .get(0))
                .isEqualTo("3D000");
        assertThat(ann.run(WireClient.statement("how many vendors are there").put("dataSource", "elsewhere"))
                        .error()
                        .get(0))
                .isEqualTo("3D000");
    }

    @Test
    void refusesRequestsThatItCannotReadBeforeTheFirstFrame() {
        HttpResponse<InputStream> unknown =
                ann.post("query", WireClient.statement("SELECT 1").put("txt", "x"));
        HttpResponse<InputStream> stranger = ann.withToken("none").post("query", WireClient.statement("SELECT 1"));

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(WireClient.text(unknown)).contains("REQUEST_MALFORMED", "'txt'");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(ann.post("meta/everything", ApiClient.object()).statusCode()).isEqualTo(404);
        assertThat(ann.get("session?dataSource=elsewhere").statusCode()).isEqualTo(404);
        assertThat(ann.get("ping").statusCode()).isEqualTo(204);
    }

    @Test
    void tellsEachPersonOfTheTablesAndColumnsThatTheyMaySee() {
        assertThat(visibleColumns(ann)).isEqualTo(columnsInRest("ann")).isNotEmpty();
        assertThat(visibleColumns(dora)).isEqualTo(columnsInRest("dora")).isNotEmpty();
    }

    private static List<String> visibleColumns(WireClient client) {
        return client.meta("columns", ApiClient.object()).rows().stream()
                .map(row -> row.get(0) + "." + row.get(1) + "." + row.get(2))
                .sorted()
                .toList();
    }

    private static List<String> columnsInRest(String person) {
        List<String> names = new java.util.ArrayList<>();
        RunningApplication.shared()
                .as(person)
                .get("api/schema")
                .body()
                .path("tables")
                .forEach(table -> table.path("columns")
                        .forEach(column -> names.add(table.path("schema").asText() + "."
                                + table.path("name").asText() + "."
                                + column.path("name").asText())));
        return names.stream().sorted().toList();
    }

    @Test
    void findsTablesByPatternAndKeysByName() {
        ObjectNode pattern = ApiClient.object().put("table", "purchase\\_%");
        pattern.putArray("types").add("TABLE").addNull();
        ObjectNode named = ApiClient.object().put("schema", "finance").put("table", "accruals");

        assertThat(ann.meta("tables", pattern).rows())
                .singleElement()
                .asString()
                .contains("purchase_orders, TABLE");
        assertThat(ann.meta("primaryKeys", named).rows().toString()).isEqualTo("[[finance, accruals, accrual_id, 1]]");
        assertThat(ann.meta("importedKeys", named).rows()).isNotEmpty();
        assertThat(ann.meta("tables", ApiClient.object().put("table", "ACCRUALS"))
                        .rows())
                .isEmpty();
    }

    @Test
    void cancelsOnlyOnesOwnStatementAndLeavesNothingRunning() throws Exception {
        ObjectNode slow = WireClient.statement(SLOW);
        CompletableFuture<Result> running = CompletableFuture.supplyAsync(() -> ann.run(slow));
        awaitRunning(true);

        assertThat(dora.cancel(slow.path("id").asText()).statusCode()).isEqualTo(204);
        assertThat(running).isNotDone();
        assertThat(ann.cancel(slow.path("id").asText()).statusCode()).isEqualTo(204);

        Result result = running.get(20, TimeUnit.SECONDS);
        assertThat(result.error()).startsWith("57014", "QUERY_CANCELLED");
        awaitRunning(false);
    }

    @Test
    void cancelsWhatHasNotArrivedYet() {
        ObjectNode statement = WireClient.statement("SELECT 1");

        ann.cancel(statement.path("id").asText());

        assertThat(ann.run(statement).error().get(0)).isEqualTo("57014");
    }

    @Test
    void keepsALongWaitAliveAndEndsItWhenItsTimeIsUp() {
        Result result = ann.run(WireClient.statement(SLOW).put("timeoutMs", 10_000));

        assertThat(result.frames()).extracting(Frame::type).contains('K').last().isEqualTo('X');
        assertThat(result.error().get(0)).isEqualTo("57014");
    }

    @Test
    void stopsAStatementWhoseReaderIsGone() throws Exception {
        HttpResponse<InputStream> response =
                ann.post("query", WireClient.statement("SELECT a.*, b.* FROM accruals a, accruals b"));
        response.body().read();
        response.body().close();

        awaitRunning(false);
    }

    /** Looks until the data source's role is, or is not, running the slow kind of query. */
    private static void awaitRunning(boolean wished) throws SQLException {
        try (Connection superuser = RunningApplication.shared().demoAsSuperuser();
                Statement statement = superuser.createStatement()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> isRunning(statement) == wished);
        }
    }

    private static boolean isRunning(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                + " WHERE application_name = 'nl2sql' AND state <> 'idle' AND query LIKE '%accruals%'")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }
}
