package io.nl2sql.ejb.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.ModelUnavailableException;
import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.prompt.PromptLimits;
import io.nl2sql.core.prompt.PromptWriter;
import io.nl2sql.core.settings.LlmSettings;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.core.testing.ModelBehaviour;
import io.nl2sql.core.testing.ModelRequest;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.SamplePolicies;
import io.nl2sql.core.testing.ScriptedModelServer;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.RowAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiGeneratorTest {
    private static final String SQL = "SELECT c.name FROM sales.customers c";
    private static final Duration CALL = Duration.ofMillis(800);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ScriptedModelServer server = ScriptedModelServer.start();
    private final ExecutorService computing = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timing = Executors.newScheduledThreadPool(1);

    @AfterEach
    void stop() {
        server.close();
        computing.shutdownNow();
        timing.shutdownNow();
    }

    private OpenAiGenerator generator(Map<String, String> further) {
        Map<String, String> raw = new HashMap<>(Map.of(
                "nl2sql.llm.base-url", server.baseUrl().toString(),
                "nl2sql.llm.api-key", "sk-secret",
                "nl2sql.llm.price.prompt", "0.15",
                "nl2sql.llm.price.completion", "0.6"));
        raw.putAll(further);
        LlmSettings settings = Settings.of(raw).llm();
        ModelCalls calls = new ModelCalls(
                new ChatCalls(settings, computing, Clock.systemUTC()),
                new ModelCalls.Pace(CALL, 3, settings.maxConcurrent(), PAUSE, Duration.ofMinutes(1)),
                timing,
                Clock.systemUTC());
        return new OpenAiGenerator(
                new PromptWriter(new SchemaModels(), new PromptLimits(24_000, true)), calls, Clock.systemUTC());
    }

    private static Prompt prompt(Duration patience) {
        SamplePolicies policies = new SamplePolicies(
                Map.of(SampleCatalog.CUSTOMERS, new RowAccess.All(), SampleCatalog.ORDERS, new RowAccess.All()));
        VisibleCatalog catalog = VisibleCatalog.of(
                SampleCatalog.shop(), policies, new Principal("ann", Set.of("analyst"), Claims.none()));
        return Prompt.of("Who are our customers?", catalog, ValueIndex.empty(), LocalDate.of(2026, 11, 22))
                .dueBy(Instant.now().plus(patience));
    }

    private Reply ask() {
        return generator(Map.of())
                .generate(prompt(Duration.ofSeconds(20)))
                .toCompletableFuture()
                .join();
    }

    private static Reason reasonOf(CompletableFuture<Reply> asked) {
        Throwable failure = catchThrowable(asked::join);
        assertThat(failure).isInstanceOf(CompletionException.class).hasCauseInstanceOf(ModelUnavailableException.class);
        assertThat(failure.getCause()).hasMessageNotContaining("PROVIDER").hasMessageNotContaining("sk-");
        return ((ModelUnavailableException) failure.getCause()).reason();
    }

    private Reason failure() {
        return reasonOf(
                generator(Map.of()).generate(prompt(Duration.ofSeconds(20))).toCompletableFuture());
    }

    private static GeneratedSql sql(Reply reply) {
        return ((Generation.Generated) reply.generation()).sql();
    }

    @Test
    void writesWhatTheModelWroteAndWhatItTook() {
        server.always(ModelBehaviour.sql(SQL));

        Reply reply = ask();

        assertThat(sql(reply).sql()).isEqualTo(SQL);
        assertThat(sql(reply).explanation()).isEqualTo("What was asked.");
        assertThat(sql(reply).confidence()).isEqualTo(0.9);
        assertThat(reply.generator()).isEqualTo("openai");
        assertThat(reply.correctable()).isTrue();
        assertThat(reply.usage()).hasValueSatisfying(usage -> {
            assertThat(usage.model()).isEqualTo("scripted-1");
            assertThat(usage.promptTokens()).isEqualTo(900);
            assertThat(usage.completionTokens()).isEqualTo(60);
            assertThat(usage.costUsd()).isEqualTo((900 * 0.15 + 60 * 0.6) / 1e6);
        });
    }

    @Test
    void asksForASchemaWithTheKeyAndTheModelThatAreConfigured() {
        server.always(ModelBehaviour.sql(SQL));
        ask();

        ModelRequest request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.headers()).containsEntry("authorization", "Bearer sk-secret");
        assertThat(request.json().path("model").asText()).isEqualTo("gpt-4o-mini");
        assertThat(request.json().path("temperature").asDouble()).isZero();
        assertThat(request.format()).isEqualTo("json_schema");
        assertThat(request.json()
                        .path("response_format")
                        .path("json_schema")
                        .path("schema")
                        .path("required"))
                .hasSize(6);
    }

    @Test
    void tellsARefusalAndAQuestionBackFromAnAnswer() {
        server.then(
                ModelBehaviour.refusing("No table holds \u0007the weather. <b>"),
                ModelBehaviour.asking("Which date?", "Orders by order date", "Orders by delivery date"));

        assertThat(ask().generation())
                .isEqualTo(new Generation.Declined(
                        "The language model declined and says: “No table holds the weather. <b>”", List.of()));
        assertThat(ask().generation())
                .isEqualTo(new Generation.Clarification(
                        "Which date?", List.of("Orders by order date", "Orders by delivery date"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 408})
    void triesAgainWhatCanPass(int status) {
        server.always(ModelBehaviour.sql(SQL)).then(ModelBehaviour.error(status), ModelBehaviour.error(status));

        assertThat(sql(ask()).sql()).isEqualTo(SQL);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void triesAgainAfterABrokenAndASilentConnection() {
        server.always(ModelBehaviour.sql(SQL)).then(ModelBehaviour.resetting(), ModelBehaviour.hanging());

        assertThat(sql(ask()).sql()).isEqualTo(SQL);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"500, DOWN", "429, BUSY"})
    void givesUpAfterTheAttemptsThatAreConfigured(int status, Reason reason) {
        server.always(ModelBehaviour.error(status));

        assertThat(failure()).isEqualTo(reason);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void doesNotRepeatWhatCannotPass(int status) {
        server.always(ModelBehaviour.error(status));

        assertThat(failure()).isEqualTo(Reason.REFUSED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotRepeatWhatNobodyPaysFor() {
        server.always(ModelBehaviour.error(429, "insufficient_quota", Map.of()));

        assertThat(failure()).isEqualTo(Reason.OUT_OF_BUDGET);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheServerWishes() {
        server.always(ModelBehaviour.sql(SQL))
                .then(ModelBehaviour.error(429, "rate_limit_exceeded", Map.of("Retry-After", "1")));
        long start = System.nanoTime();

        ask();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void givesUpAtOnceWhereTheServerWishesForMoreTimeThanThereIs() {
        server.always(ModelBehaviour.error(429, "rate_limit_exceeded", Map.of("Retry-After", "60")));
        long start = System.nanoTime();

        assertThat(failure()).isEqualTo(Reason.BUSY);

        assertThat(server.requests()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void endsByTheDeadlineHoweverPatientTheSettingsAre() {
        server.always(ModelBehaviour.hanging());
        long start = System.nanoTime();

        Reason reason = reasonOf(
                generator(Map.of()).generate(prompt(Duration.ofMillis(400))).toCompletableFuture());

        assertThat(reason).isEqualTo(Reason.LATE);
        assertThat(server.requests()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(CALL.multipliedBy(3));
    }

    @Test
    void leavesAServerAloneThatFailsAgainAndAgain() {
        server.always(ModelBehaviour.error(500));
        OpenAiGenerator generator = generator(Map.of());
        for (int question = 0; question < 4; question++) {
            reasonOf(generator.generate(prompt(Duration.ofSeconds(20))).toCompletableFuture());
        }
        int before = server.requests().size();

        assertThat(reasonOf(generator.generate(prompt(Duration.ofSeconds(20))).toCompletableFuture()))
                .isEqualTo(Reason.RESTING);
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void closesTheConnectionWhenTheAskerGoes() throws InterruptedException {
        server.always(ModelBehaviour.hanging());
        CompletableFuture<Reply> asked =
                generator(Map.of()).generate(prompt(Duration.ofSeconds(20))).toCompletableFuture();
        await(() -> server.requests().size() == 1);

        asked.cancel(true);

        await(() -> server.goneConnections() == 1);
        assertThat(server.requests()).hasSize(1);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    @Test
    void neverHasMoreCallsUnderWayThanConfigured() {
        server.always(ModelBehaviour.sql(SQL).after(Duration.ofMillis(100)));
        OpenAiGenerator generator = generator(Map.of("nl2sql.llm.max-concurrent", "1"));
        long start = System.nanoTime();

        List<CompletableFuture<Reply>> asked = java.util.stream.IntStream.range(0, 4)
                .mapToObj(any ->
                        generator.generate(prompt(Duration.ofSeconds(20))).toCompletableFuture())
                .toList();
        asked.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void asksMoreSimplyWhereTheServerKnowsNoSchemas() {
        server.choosing(request -> request.format().isEmpty()
                ? ModelBehaviour.saying("Sure!\n```sql\n" + SQL + "\n```\nEnjoy.")
                : ModelBehaviour.error(400));
        OpenAiGenerator generator = generator(Map.of());

        Reply first = generator
                .generate(prompt(Duration.ofSeconds(20)))
                .toCompletableFuture()
                .join();
        int asked = server.requests().size();
        generator.generate(prompt(Duration.ofSeconds(20))).toCompletableFuture().join();

        assertThat(sql(first).sql()).isEqualTo(SQL);
        assertThat(asked).isEqualTo(4);
        assertThat(server.requests()).as("the form that works is remembered").hasSize(5);
    }

    @Test
    void doesNotReadRepliesOfAMegabyte() {
        server.always(ModelBehaviour.saying("x".repeat(1_048_576)));

        assertThat(failure()).isEqualTo(Reason.UNUSABLE);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "I cannot help with that.", "{\"sql\": \"SELECT 1", "{}", "[1]", "{\"sql\": {\"a\": 1}}"})
    void makesNothingOfNonsense(String content) {
        server.always(ModelBehaviour.saying(content));

        assertThat(failure()).isEqualTo(Reason.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"choices\": []}", "{\"choices\": 5}", "null"})
    void makesNothingOfOtherProtocols(String body) {
        server.always(ModelBehaviour.body(body));

        assertThat(failure()).isEqualTo(Reason.UNUSABLE);
    }

    @Test
    void countsWhatNonsenseCost() {
        server.always(ModelBehaviour.saying("nonsense"));

        Throwable failure = catchThrowable(this::ask);

        assertThat(((ModelUnavailableException) failure.getCause()).usage())
                .hasValueSatisfying(usage -> assertThat(usage.promptTokens()).isEqualTo(900));
    }

    @Test
    void survivesAReplyThatBreaksOff() {
        server.always(ModelBehaviour.sql(SQL)).then(ModelBehaviour.truncated("{}"));

        assertThat(sql(ask()).sql()).isEqualTo(SQL);
    }
}
