package io.nl2sql.core.llm;

import java.util.Objects;

/**
 * What a language model used for one question, all attempts together.
 *
 * @param model as the provider names it
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 * @param costUsd by the configured prices; 0 where none are configured
 */
public record Usage(String model, long promptTokens, long completionTokens, double costUsd) {
    public Usage {
        Objects.requireNonNull(model, "model");
    }

    /** Both together, under the later model's name. */
    public Usage plus(Usage later) {
        return new Usage(
                later.model,
                promptTokens + later.promptTokens,
                completionTokens + later.completionTokens,
                costUsd + later.costUsd);
    }
}
