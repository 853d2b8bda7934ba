package io.nl2sql.ejb.wiring;

import io.nl2sql.core.embedded.EmbeddedGenerator;
import io.nl2sql.core.embedded.Thresholds;
import io.nl2sql.core.linking.SchemaModels;
import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.core.llm.FallbackGenerator;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.pipeline.Workers;
import io.nl2sql.core.prompt.PromptLimits;
import io.nl2sql.core.prompt.PromptWriter;
import io.nl2sql.core.settings.LlmSettings;
import io.nl2sql.ejb.llm.OpenAiGenerator;
import java.time.Clock;

/** Chooses who writes SQL: the embedded generator alone, or a language model with the embedded one behind it. */
final class Generators {
    private Generators() {}

    static SqlGenerator of(LlmSettings llm, Thresholds thresholds, Meanings meanings, Workers workers, Clock clock) {
        SchemaModels models = new SchemaModels(meanings);
        SqlGenerator embedded = new EmbeddedGenerator(thresholds, models);
        if (!llm.isConfigured()) {
            return embedded;
        }
        PromptWriter prompts = new PromptWriter(
                models, new PromptLimits(llm.prompt().schemaSize(), llm.prompt().withValues()));
        SqlGenerator model = OpenAiGenerator.of(llm, prompts, workers.computing(), workers.timing(), clock);
        return new FallbackGenerator(model, embedded, workers.computing(), clock);
    }
}
