package io.nl2sql.core.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The language model.
 *
 * @param baseUrl of an OpenAI-compatible interface; empty means OpenAI's own
 * @param apiKey empty where the server wants none
 * @param timeout of one call
 * @param maxAttempts calls for one reply, failed ones included
 * @param maxConcurrent calls at a time
 * @param corrections how often the model is told what was wrong with its SQL
 * @param temperature 0 for the likeliest words
 * @param prompt what it is told
 * @param price empty where costs are not reckoned
 */
public record LlmSettings(
        Optional<URI> baseUrl,
        Optional<Secret> apiKey,
        String model,
        Duration timeout,
        int maxAttempts,
        int maxConcurrent,
        int corrections,
        double temperature,
        Prompts prompt,
        Price price) {
    /**
     * @param schemaSize most characters of the description of tables
     * @param withValues whether stored values that a question names may be sent
     */
    public record Prompts(int schemaSize, boolean withValues) {}

    /** US dollars for a million tokens. */
    public record Price(double prompt, double completion) {
        private static final double MILLION = 1e6;

        /** In US dollars. */
        public double of(long promptTokens, long completionTokens) {
            return (promptTokens * prompt + completionTokens * completion) / MILLION;
        }
    }

    /** Without address and key there is no model; the embedded generator works alone. */
    public boolean isConfigured() {
        return baseUrl.isPresent() || apiKey.isPresent();
    }

    static LlmSettings read(RawSettings raw) {
        return new LlmSettings(
                raw.httpUrl("nl2sql.llm.base-url"),
                raw.secret("nl2sql.llm.api-key"),
                raw.text("nl2sql.llm.model").orElseThrow(),
                raw.duration("nl2sql.llm.timeout"),
                raw.count("nl2sql.llm.max-attempts", 1, 10),
                raw.count("nl2sql.llm.max-concurrent", 1, 10_000),
                raw.count("nl2sql.llm.corrections", 0, 2),
                raw.fraction("nl2sql.llm.temperature").orElseThrow(),
                new Prompts(
                        raw.count("nl2sql.llm.max-schema-size", 1_000, 1_000_000), raw.flag("nl2sql.llm.send-values")),
                new Price(amount(raw, "nl2sql.llm.price.prompt"), amount(raw, "nl2sql.llm.price.completion")));
    }

    private static double amount(RawSettings raw, String key) {
        return raw.amount(key).orElse(0.0);
    }
}
