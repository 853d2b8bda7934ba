package io.nl2sql.tests.evaluation;

import io.nl2sql.core.embedded.EmbeddedGenerator;
import io.nl2sql.core.embedded.Thresholds;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.meaning.WordMeanings;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.PromptLimits;
import io.nl2sql.core.prompt.PromptWriter;
import io.nl2sql.core.settings.LlmSettings;
import io.nl2sql.core.settings.SettingKey;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.core.settings.SettingsException;
import io.nl2sql.ejb.llm.OpenAiGenerator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A generator under evaluation.
 *
 * @param product as the product uses it; a language model without another generator to fall back on
 * @param bestGuess the same, answering however unsure it is; empty where it always answers what it can
 * @param corrections how often it is told what was wrong with its SQL
 */
record Contestant(SqlGenerator product, Optional<SqlGenerator> bestGuess, int corrections) {
    private static final String PREFIX = "nl2sql.";
    private static final String VARIABLE_PREFIX = "NL2SQL_";

    /**
     * The generator of that name, configured by the {@code nl2sql.} properties and variables as in the product.
     *
     * @param given system properties
     * @param environment environment variables
     * @throws EvaluationException where there is none of that name, or it is not configured
     */
    static Contestant named(
            String name, Properties given, Map<String, String> environment, ScheduledExecutorService timing) {
        return switch (name) {
            case "embedded" -> embedded();
            case "openai" -> openAi(settings(given, environment), timing);
            default ->
                throw new EvaluationException(
                        "There is no generator " + name + "; -Dgenerator can be embedded or openai.");
        };
    }

    /** Names are learnt before the first question is asked, so that none depends on how quickly that goes. */
    private static Contestant embedded() {
        SchemaModels models = new SchemaModels(WordMeanings.of(true, Runnable::run));
        return new Contestant(
                new EmbeddedGenerator(Thresholds.defaults(), models),
                Optional.of(new EmbeddedGenerator(new Thresholds(0, 0), models)),
                0);
    }

    private static Contestant openAi(LlmSettings settings, ScheduledExecutorService timing) {
        if (!settings.isConfigured()) {
            throw new EvaluationException("No language model is configured. Set OPENAI_API_KEY in the environment, or"
                    + " -Dnl2sql.llm.base-url to the address of an OpenAI-compatible server.");
        }
        PromptWriter prompts = new PromptWriter(
                new SchemaModels(),
                new PromptLimits(
                        settings.prompt().schemaSize(), settings.prompt().withValues()));
        return new Contestant(
                OpenAiGenerator.of(settings, prompts, Runnable::run, timing, Clock.systemUTC()),
                Optional.empty(),
                settings.corrections());
    }

    private static LlmSettings settings(Properties given, Map<String, String> environment) {
        Map<String, String> raw = new HashMap<>();
        raw.put("nl2sql.llm.api-key", environment.getOrDefault("OPENAI_API_KEY", ""));
        environment.forEach((variable, value) -> {
            if (variable.startsWith(VARIABLE_PREFIX)) {
                raw.put(SettingKey.ofEnvironment(variable), value);
            }
        });
        given.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> raw.put(key, given.getProperty(key)));
        try {
            return Settings.of(raw).llm();
        } catch (SettingsException e) {
            throw new EvaluationException(e.getMessage());
        }
    }
}
