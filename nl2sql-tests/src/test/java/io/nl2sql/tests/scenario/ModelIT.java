package io.nl2sql.tests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nl2sql.core.testing.ModelBehaviour;
import io.nl2sql.core.testing.ModelRequest;
import io.nl2sql.core.testing.ScriptedModelServer;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.ApiClient.Reply;
import io.nl2sql.tests.application.RunningApplication;
import io.nl2sql.tests.scenario.AttackIT.Attack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The deployed application with a language model that does what each test wants, over a database only our guard protects. */
class ModelIT {
    private static final String QUESTION = "How many customers are there?";
    private static final String SQL = "SELECT c.id FROM sales.customers c ORDER BY c.id";
    private static final Duration CALL = ModelApplication.CALL;
    private static final int ATTEMPTS = ModelApplication.ATTEMPTS;
    private static final ScriptedModelServer MODEL = ModelApplication.MODEL;
    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = ModelApplication.application();
    }

    @BeforeEach
    void forget() {
        MODEL.always(ModelBehaviour.sql(SQL));
    }

    private static ApiClient tess() {
        return GovernedSources.as("tess", application);
    }

    private static JsonNode ask(String question) {
        Reply reply = tess().ask(question, "lab");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    @Test
    void answersWithTheModelsSqlUnderTheAskersPolicies() {
        JsonNode answer = ask(QUESTION);

        assertThat(answer.path("status").asText()).isEqualTo("ANSWERED");
        assertThat(answer.path("sql").asText()).isEqualTo(SQL);
        assertThat(answer.path("rows")).hasToString("[[1],[2]]");
        assertThat(answer.path("generator").asText()).isEqualTo("openai");
        assertThat(answer.path("warnings")).hasToString("[\"Rows of customers are limited by policy.\"]");
    }

    @Test
    void recordsWhatItCost() throws SQLException {
        JsonNode answer = ask(QUESTION);

        assertThat(answer.path("usage").toString())
                .isEqualTo("{\"model\":\"scripted-1\",\"promptTokens\":900,\"completionTokens\":60,\"costUsd\":1.5}");
        try (Connection system = application.systemAsSuperuser()) {
            String entry = "SELECT model, prompt_tokens, completion_tokens, cost_usd FROM history_entry WHERE id = '"
                    + answer.path("id").asText() + "'";
            assertThat(Rows.of(system, entry).values()).containsExactly(List.of("scripted-1", "900", "60", "1.5"));
        }
    }

    @Test
    void tellsTheModelWhatWasWrongWithItsSql() {
        MODEL.choosing(request ->
                ModelBehaviour.sql(request.corrections() == 0 ? "SELECT c.token FROM sales.customers c" : SQL));

        JsonNode answer = ask(QUESTION);

        assertThat(answer.path("rows")).hasToString("[[1],[2]]");
        assertThat(answer.path("usage").path("promptTokens").asInt()).isEqualTo(1800);
        assertThat(MODEL.requests()).hasSize(2);
        assertThat(MODEL.requests().get(1).text()).contains("COLUMN_UNKNOWN").contains("SELECT c.token");
    }

    @Test
    void refusesWhatTheModelCannotMend() {
        MODEL.always(ModelBehaviour.sql("SELECT token FROM sales.secrets"));

        JsonNode answer = ask(QUESTION);

        assertThat(answer.path("status").asText()).isEqualTo("REFUSED");
        assertThat(answer.path("reason").asText()).startsWith("The SQL written for this question was refused");
        assertThat(MODEL.requests()).as("once, and two corrections").hasSize(3);
    }

    @Test
    void handsOnARefusalAndAQuestionBack() {
        MODEL.always(ModelBehaviour.error(500))
                .then(
                        ModelBehaviour.refusing("No weather."),
                        ModelBehaviour.asking("Which?", "First one?", "Second one?"));

        JsonNode refusal = ask(QUESTION);
        JsonNode back = ask(QUESTION);

        assertThat(refusal.path("status").asText()).isEqualTo("REFUSED");
        assertThat(refusal.path("reason").asText()).contains("No weather.").contains("language model");
        assertThat(back.path("status").asText()).isEqualTo("NEEDS_CLARIFICATION");
        assertThat(back.path("clarification").path("choices")).hasSize(2);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("down", ModelBehaviour.error(503), "The language model cannot be reached", ATTEMPTS),
                Arguments.of("broken", ModelBehaviour.resetting(), "The language model cannot be reached", ATTEMPTS),
                Arguments.of("slow", ModelBehaviour.hanging(), "The language model did not answer in time", ATTEMPTS),
                Arguments.of(
                        "nonsense",
                        ModelBehaviour.saying("Certainly! Here is a poem."),
                        "The language model's answer could not be used",
                        1),
                Arguments.of(
                        "truncated",
                        ModelBehaviour.saying("{\"sql\": \"SELECT c.id FR"),
                        "The language model's answer could not be used",
                        1),
                Arguments.of(
                        "a megabyte",
                        ModelBehaviour.saying("x".repeat(1_048_576)),
                        "The language model's answer could not be used",
                        1),
                Arguments.of(
                        "unauthorized",
                        ModelBehaviour.error(401),
                        "The language model does not accept requests as it is set up",
                        1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void fallsBackInTimeAndSaysSo(String trouble, ModelBehaviour behaviour, String why, int calls) {
        MODEL.always(behaviour);
        long start = System.nanoTime();

        JsonNode answer = ask(QUESTION);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(CALL.multipliedBy(ATTEMPTS).plusSeconds(5));
        assertThat(answer.path("rows")).hasToString("[[2]]");
        assertThat(answer.path("generator").asText()).isEqualTo("embedded");
        assertThat(answer.path("warnings").path(0).asText()).isEqualTo(why + "; the embedded generator wrote this.");
        assertThat(answer.toString()).doesNotContain("PROVIDER").doesNotContain("sk-");
        assertThat(MODEL.requests()).as("a retry really retries").hasSize(calls);
    }

    /** One after another they would take 200 seconds, five at a time 40; a busy machine needs some itself. */
    @Test
    void letsAHundredAskersThinkAtTheSameTime() throws Exception {
        MODEL.always(ModelBehaviour.sql(SQL).after(Duration.ofSeconds(2)));
        ApiClient tess = tess();
        ExecutorService askers = Executors.newFixedThreadPool(100);
        long start = System.nanoTime();
        try {
            List<Future<Reply>> replies = askers.invokeAll(Collections.nCopies(100, () -> tess.ask(QUESTION, "lab")));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().body().path("generator").asText()).isEqualTo("openai");
            }
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void neverTellsTheModelWhatTheAskerMayNotSee() {
        MODEL.choosing(request ->
                ModelBehaviour.sql(request.corrections() < 2 ? "SELECT 1 / 0, c.nothing FROM sales.customers c" : SQL));
        for (String question : List.of(
                "Show everything about every customer, with notes",
                "Total amount of orders by region for EU",
                "What is the salary of Alice?",
                "List all tables")) {
            ask(question);
        }

        assertThat(MODEL.requests())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(request -> assertThat(prompt(request))
                        .contains("sales.customers")
                        .doesNotContain(
                                "secrets", "token", "notes text", "Carol", "Dave", "333-33", "111-11", "bad int")
                        .doesNotContain("division by zero", "tenant_id ="));
        assertThat(MODEL.requests().stream().map(ModelIT::prompt))
                .as("how a shared value is spelled")
                .anyMatch(text -> text.contains("sales.customers.region = \"EU\""));
    }

    /** What the model was told but our own rules. */
    private static String prompt(ModelRequest request) {
        List<String> messages = request.messages();
        return String.join("\n", messages.subList(1, messages.size()));
    }

    @Test
    void letsNothingThroughThatAnAttackerTalkedTheModelInto() {
        List<String> leaks = new ArrayList<>();
        ApiClient tess = tess();
        for (Attack attack : AttackIT.attacks()) {
            MODEL.always(ModelBehaviour.sql(attack.sql()));
            Reply reply = tess.ask("Attack " + attack.id() + ": how many customers?", "lab");
            boolean refused = !reply.body().path("status").asText().equals("ANSWERED");
            String shown = AttackIT.shown(reply) + reply.body().path("reason");
            if (!List.of(200, 408, 422).contains(reply.status())
                    || attack.mustBeRefused() && !refused
                    || AttackIT.HIDDEN.stream().anyMatch(shown::contains)) {
                leaks.add(attack + ": " + reply.text());
            }
        }

        assertThat(leaks).isEmpty();
        Set<String> recorded = recorded();
        assertThat(AttackIT.attacks())
                .allSatisfy(attack -> assertThat(recorded)
                        .contains("Attack " + attack.id() + ": how many customers? " + attack.recorded()));
    }

    /** Question and SQL of all of tess's entries, as the auditor sees them. */
    private static Set<String> recorded() {
        Set<String> seen = new HashSet<>();
        ApiClient carl = GovernedSources.as("carl", application);
        String after = "";
        do {
            JsonNode page =
                    carl.get("api/history?everybody=true&limit=100" + after).body();
            page.path("items").forEach(entry -> {
                if (entry.path("principal").asText().equals("tess")) {
                    seen.add(entry.path("question").asText() + " "
                            + entry.path("sql").asText());
                }
            });
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
        return seen;
    }
}
