package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.RunningApplication;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What words mean, and for whom, on the deployed application. */
class GlossaryIT {
    private static final String VAGUE = "amount per country";
    private static ApiClient ann;
    private static ApiClient bob;
    private static ApiClient dora;

    @BeforeAll
    static void signIn() {
        ann = RunningApplication.shared().as("ann");
        bob = RunningApplication.shared().as("bob");
        dora = RunningApplication.shared().as("dora");
    }

    @AfterEach
    void forget() {
        dora.get("api/glossary?everybody=true&limit=500")
                .body()
                .path("items")
                .findValuesAsText("id")
                .forEach(id -> dora.delete("api/glossary/" + id));
    }

    private static JsonNode ask(ApiClient person, String question) {
        Reply reply = person.ask(question);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    private static Reply choose(ApiClient person, String choice, String answer) {
        return person.post(
                "api/query", ApiClient.object().put("question", choice).put("clarifies", answer));
    }

    private static Reply say(ApiClient person, String phrase, String table, String column) {
        ObjectNode body = ApiClient.object().put("phrase", phrase).put("table", table);
        return person.post("api/glossary", body.put("column", column));
    }

    private static List<String> phrases(ApiClient person) {
        return person.get("api/glossary").body().path("items").findValuesAsText("phrase");
    }

    @Test
    void remembersAChoiceForWhoeverMadeItUntilItIsAuthored() {
        JsonNode back = ask(ann, VAGUE);
        assertThat(back.path("status").asText()).isEqualTo("NEEDS_CLARIFICATION");
        String choice = back.path("clarification").path("choices").path(0).asText();

        Reply chosen = choose(ann, choice, back.path("id").asText());

        assertThat(chosen.body().path("warnings").path(0).asText())
                .isEqualTo("Remembered for you: \"amount\" means finance.accruals.amount.");
        JsonNode answered = ask(ann, VAGUE);
        assertThat(answered.path("status").asText()).isEqualTo("ANSWERED");
        assertThat(answered.path("sql").asText()).contains("accruals.amount");
        assertThat(ask(bob, VAGUE).path("status").asText()).isEqualTo("NEEDS_CLARIFICATION");
        assertThat(phrases(bob)).isEmpty();

        JsonNode kept = ann.get("api/glossary").body().path("items").path(0);
        assertThat(kept.path("state").asText()).isEqualTo("SUGGESTED");
        String author = "api/glossary/" + kept.path("id").asText() + "/author";
        assertThat(ann.post(author, ApiClient.object()).code()).isEqualTo("NOT_ALLOWED");
        assertThat(dora.post(author, ApiClient.object()).body().path("state").asText())
                .isEqualTo("AUTHORED");

        assertThat(ask(bob, VAGUE).path("status").asText()).isEqualTo("ANSWERED");
        JsonNode seen = bob.get("api/glossary").body().path("items").path(0);
        assertThat(seen.path("phrase").asText()).isEqualTo("amount");
        assertThat(seen.path("owner").asText()).isEmpty();
        assertThat(ann.delete("api/glossary/" + kept.path("id").asText()).code())
                .isEqualTo("NOT_FOUND");
        assertThat(dora.get("api/audit?kind=VOCABULARY&principal=dora")
                        .body()
                        .path("items")
                        .findValuesAsText("message"))
                .anyMatch(message -> message.startsWith("Authored: \"amount\" means finance.accruals.amount"));
    }

    @Test
    void remembersNothingForWhoeverWasNotAsked() {
        JsonNode back = ask(ann, VAGUE);
        String choice = back.path("clarification").path("choices").path(0).asText();

        Reply chosen = choose(bob, choice, back.path("id").asText());

        assertThat(chosen.body().path("warnings").path(0).asText()).startsWith("This choice was not remembered");
        assertThat(phrases(bob)).isEmpty();
        assertThat(choose(ann, choice, "no id").code()).isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void takesWordsThatAreSaidAndForgetsThem() {
        assertThat(ask(ann, "total flurbs by region").path("status").asText()).isEqualTo("REFUSED");

        Reply said = say(ann, "flurbs", "accruals", "amount");

        assertThat(said.status()).as(said.text()).isEqualTo(201);
        JsonNode answered = ask(ann, "total flurbs by region");
        assertThat(answered.path("sql").asText()).contains("sum(accruals.amount)");
        assertThat(answered.path("words").toString()).contains("\"flurbs\"", "accruals amount");
        assertThat(answered.path("assumptions").path(0).asText())
                .isEqualTo("\"flurbs\" means finance.accruals.amount, as you said before.");
        String one = "api/glossary/" + said.body().path("id").asText();
        assertThat(bob.delete(one).code()).isEqualTo("NOT_FOUND");
        assertThat(ann.delete(one).status()).isEqualTo(204);
        assertThat(ann.delete(one).code()).isEqualTo("NOT_FOUND");
        assertThat(ask(ann, "total flurbs by region").path("status").asText()).isEqualTo("REFUSED");
    }

    @Test
    void isReadPartByPartAndByEverybodyForAdministratorsAlone() {
        say(ann, "flurbs", "accruals", "amount");
        say(ann, "flarbs", "accruals", "status");

        JsonNode first = ann.get("api/glossary?limit=1").body();
        JsonNode second = ann.get(
                        "api/glossary?limit=1&after=" + first.path("next").asText())
                .body();

        assertThat(first.path("items").findValuesAsText("phrase")).containsExactly("flarbs");
        assertThat(second.path("items").findValuesAsText("phrase")).containsExactly("flurbs");
        assertThat(ann.get("api/glossary?everybody=true").code()).isEqualTo("NOT_ALLOWED");
        assertThat(dora.get("api/glossary?everybody=true").body().path("items").findValuesAsText("owner"))
                .containsExactly("ann", "ann");
        assertThat(ann.get("api/glossary?limit=0").code()).isEqualTo("REQUEST_MALFORMED");
        assertThat(ann.get("api/glossary?state=GONE").code()).isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void tellsNothingOfWhatIsHidden() {
        ApiClient tess = GovernedSources.as("tess");
        ApiClient admin = GovernedSources.as("dora");
        Reply hidden = sayInLab(tess, "flurbs", "sales.customers", "notes", "SUGGESTED");
        Reply absent = sayInLab(tess, "flurbs", "sales.customers", "flurbs", "SUGGESTED");
        assertThat(hidden.code()).isEqualTo("REQUEST_MALFORMED");
        assertThat(hidden.body().path("detail").asText())
                .isEqualTo(absent.body().path("detail").asText());

        String before = labReason(tess);
        Reply authored = sayInLab(admin, "flurbs", "sales.customers", "notes", "AUTHORED");
        assertThat(authored.status()).as(authored.text()).isEqualTo(201);

        assertThat(labReason(tess)).isEqualTo(before).contains("flurbs");
        Reply listed = tess.get("api/glossary?limit=1");
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(listed.body().path("items").isArray()).isTrue();
        assertThat(listed.body().path("items")).isEmpty();
        assertThat(listed.body().path("next").isNull()).as(listed.text()).isTrue();
        admin.delete("api/glossary/" + authored.body().path("id").asText());
    }

    private static Reply sayInLab(ApiClient person, String phrase, String table, String column, String state) {
        return person.post(
                "api/glossary",
                ApiClient.object()
                        .put("dataSource", "lab")
                        .put("phrase", phrase)
                        .put("table", table)
                        .put("column", column)
                        .put("state", state));
    }

    private static String labReason(ApiClient person) {
        return person.ask("Show the flurbs of all customers", "lab")
                .body()
                .path("reason")
                .asText();
    }

    @Test
    void listsTheChoicesInAnExceptionOverJdbcEachOfWhichCanBeAsked() throws SQLException {
        RunningApplication application = RunningApplication.shared();
        String url = "jdbc:nl2sql://localhost:" + application.baseUri().getPort() + "/accruals";
        try (Connection connection = DriverManager.getConnection(url, "ann", application.passwordOf("ann"));
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(VAGUE)).isInstanceOfSatisfying(SQLException.class, back -> {
                assertThat(back.getSQLState()).isEqualTo("N1001");
                assertThat(back.getMessage())
                        .contains("accruals amount per country\npurchase orders amount per country");
            });
            assertThat(statement.executeQuery("accruals amount per country").next())
                    .isTrue();
        }
    }
}
