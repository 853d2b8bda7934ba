package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.RunningApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo company's questions over REST, against plain SQL by somebody with every right. */
class DemoQuestionsIT {
    private static final int EMEA = 1;
    private static final int AMERICA = 2;

    private static RunningApplication application;
    private static ApiClient ann;
    private static ApiClient bob;

    @BeforeAll
    static void signIn() {
        application = RunningApplication.shared();
        ann = application.as("ann");
        bob = application.as("bob");
    }

    static List<DemoQuestion> answered() {
        return DemoQuestion.all("demo-questions.txt").stream()
                .filter(question -> question.gold().isPresent())
                .toList();
    }

    static List<DemoQuestion> unanswered() {
        return DemoQuestion.all("demo-questions.txt").stream()
                .filter(question -> question.gold().isEmpty())
                .toList();
    }

    private static Rows gold(DemoQuestion question, int region) throws SQLException {
        try (Connection connection = application.demoAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = finance; SET timezone = 'UTC'");
            return Rows.of(connection, question.goldFor(region));
        }
    }

    @Test
    void areThirty() {
        assertThat(DemoQuestion.all("demo-questions.txt")).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("answered")
    void giveTheRowsOfTheAskersRegion(DemoQuestion question) throws SQLException {
        assertRows(question, ann, EMEA);
        assertRows(question, bob, AMERICA);
    }

    private static void assertRows(DemoQuestion question, ApiClient asker, int region) throws SQLException {
        Reply reply = asker.ask(question.text());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.body().path("status").asText()).as(reply.text()).isEqualTo("ANSWERED");
        Rows expected = gold(question, region);
        assertThat(expected.values()).as("the question has something to answer").isNotEmpty();
        assertThat(Rows.of(reply.body()).contain(expected, question.isOrdered()))
                .as(
                        "%s%ngives %s%ninstead of %s",
                        reply.body().path("sql").asText(), reply.body().path("rows"), expected)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("unanswered")
    void areRefusedOrAskedBackWhereTheDataSaysNothing(DemoQuestion question) {
        Reply reply = ann.ask(question.text());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("status").asText()).isIn("REFUSED", "NEEDS_CLARIFICATION");
        assertThat(reply.body().path("rows")).isEmpty();
        String said = reply.body().path("reason").asText() + reply.body().path("clarification");
        assertThat(said).as(reply.text()).isNotBlank();
    }

    @Test
    void showDifferentRegionsDifferentRows() {
        String question = "What is the total amount of all accruals?";

        assertThat(Rows.of(ann.ask(question).body()))
                .isNotEqualTo(Rows.of(bob.ask(question).body()));
    }

    @Test
    void askedAboutAnotherRegionsPeopleYieldNothingAndSayThatPolicyHidThem() throws SQLException {
        JsonNode answer =
                ann.ask("Which employees work in the region North America?").body();

        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("ANSWERED");
        assertThat(answer.path("rows")).as(answer.toString()).isEmpty();
        assertThat(answer.path("warnings").toString() + answer.path("explanation") + answer.path("assumptions"))
                .containsIgnoringCase("polic");
    }

    @Test
    void maskPersonalDataForEverybodyButHumanResources() throws SQLException {
        String query = "SELECT email, phone, iban, salary FROM employees ORDER BY employee_id";
        Rows clear = Rows.of(application.as("dora").sql(query, "accruals").body());
        try (Connection connection = application.demoAsSuperuser()) {
            assertThat(clear).isEqualTo(Rows.of(connection, query.replace("employees", "finance.employees")));
        }
        for (String person : List.of("ann", "bob", "carl")) {
            JsonNode rows = application.as(person).sql(query, "accruals").body().path("rows");
            assertThat(rows).as(person).isNotEmpty();
            assertThat(StreamSupport.stream(rows.spliterator(), false))
                    .as(person)
                    .allMatch(row -> row.path(3).isNull());
            clear.values()
                    .forEach(row -> assertThat(rows.toString()).doesNotContain(row.get(0), row.get(1), row.get(2)));
        }
    }

    @Test
    void arePagedInTheHistoryWithoutGapOrRepetition() {
        ann.ask("How many regions are there?");
        ann.ask("What is the weather in Paris?");
        ann.ask("How many vendors are there?");

        JsonNode three = ann.get("api/history?limit=3").body().path("items");
        JsonNode first = ann.get("api/history?limit=1").body();
        JsonNode rest = ann.get("api/history?limit=2&after="
                        + URLEncoder.encode(first.path("next").asText(), StandardCharsets.UTF_8))
                .body();

        assertThat(first.path("items").path(0)).isEqualTo(three.path(0));
        assertThat(rest.path("items")).containsExactly(three.path(1), three.path(2));
        assertThat(three.path(1).path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(three.path(0).has("executedSql")).isFalse();
    }

    @Test
    void findTheirWayIntoTheHistory() {
        String question = "How many vendors are there per category?";
        JsonNode answer = ann.ask(question).body();

        assertThat(ann.get("api/history").text()).contains(answer.path("id").asText(), question);
        assertThat(bob.get("api/history").text())
                .doesNotContain(answer.path("id").asText());
        assertThat(application.as("carl").get("api/history?everybody=true").status())
                .isEqualTo(200);
    }
}
