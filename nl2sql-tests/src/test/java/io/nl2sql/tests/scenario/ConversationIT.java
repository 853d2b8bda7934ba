package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.RunningApplication;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions that go on from earlier ones, on the deployed application. */
class ConversationIT {
    private static ApiClient ann;

    private static ApiClient as(String person) {
        return RunningApplication.shared().as(person);
    }

    @BeforeAll
    static void signIn() {
        ann = as("ann");
    }

    private static Reply send(ApiClient person, String question, String conversation) {
        ObjectNode body = ApiClient.object().put("question", question);
        return person.post("api/query", conversation.isEmpty() ? body : body.put("conversationId", conversation));
    }

    private static JsonNode ask(String question, String conversation) {
        Reply reply = send(ann, question, conversation);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    @Test
    void goesOnStepByStep() {
        JsonNode first = ask("Total accrual amount by vendor category in 2025", "");
        String conversation = first.path("conversationId").asText();
        assertThat(conversation).isEqualTo(first.path("id").asText());

        JsonNode year = ask("and 2024?", conversation);
        JsonNode month = ask("by month instead", conversation);
        JsonNode narrow = ask("only for Software", conversation);

        assertThat(year.path("sql").asText()).contains("category", "DATE '2024-01-01'", "DATE '2025-01-01'");
        assertThat(month.path("rowCount").asInt()).isEqualTo(12);
        assertThat(narrow.path("sql").asText()).contains("'Software'", "month", "DATE '2024-01-01'");
        assertThat(narrow.path("conversationId").asText()).isEqualTo(conversation);
        assertThat(narrow.path("assumptions").path(0).asText())
                .isEqualTo("The question was taken as: Total accrual amount by month in 2024 for Software");
        JsonNode kept = ann.get("api/history?conversationId=" + conversation).body();
        assertThat(kept.path("items").findValuesAsText("question"))
                .containsExactly(
                        "only for Software",
                        "by month instead",
                        "and 2024?",
                        "Total accrual amount by vendor category in 2025");
    }

    @Test
    void goesByANameOfTheClientsOwnChoice() {
        String name = "sheet 7, " + UUID.randomUUID();

        assertThat(ask("Total accrual amount by region", name)
                        .path("conversationId")
                        .asText())
                .isEqualTo(name);
        assertThat(ask("by month instead", name).path("rowCount").asInt()).isGreaterThan(12);
    }

    @Test
    void knowsNothingOfAnothersConversation() {
        String conversation = ask("Total accrual amount by vendor category in 2025", "")
                .path("conversationId")
                .asText();

        Reply bobs = send(as("bob"), "and 2024?", conversation);
        Reply unknown = send(as("bob"), "and 2024?", UUID.randomUUID().toString());

        assertThat(bobs.status()).isEqualTo(200);
        assertThat(bobs.text()).doesNotContain("category");
        assertThat(bobs.body().path("status").asText())
                .isEqualTo(unknown.body().path("status").asText());
        assertThat(bobs.body().path("reason").asText())
                .isEqualTo(unknown.body().path("reason").asText());
        assertThat(ask("and 2024?", conversation).path("sql").asText()).contains("category");
    }

    @Test
    void letsAQuestionThatStandsForItselfStand() {
        String conversation = ask("Total accrual amount by vendor category in 2025", "")
                .path("conversationId")
                .asText();

        assertThat(ask("How many regions are there?", conversation).path("sql").asText())
                .contains("regions")
                .doesNotContain("2025");
    }

    @Test
    void refusesANameThatIsNone() {
        Reply reply = send(ann, "How many regions are there?", "x".repeat(101));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("REQUEST_MALFORMED");
        assertThat(reply.body().path("detail").asText()).contains("conversationId");
    }
}
