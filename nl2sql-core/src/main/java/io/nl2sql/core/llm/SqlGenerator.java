package io.nl2sql.core.llm;

import io.nl2sql.core.prompt.Prompt;
import java.util.concurrent.CompletionStage;

/** Writes SQL for a question. Thread-safe; never blocks its caller for longer than its own computation. */
public interface SqlGenerator {
    /** Short stable name for answers and history, such as {@code embedded}. */
    String name();

    /**
     * Completes with the generation, or exceptionally with an {@link io.nl2sql.core.error.Nl2SqlException} of kind
     * MODEL or RESOURCE.
     */
    CompletionStage<Generation> generate(Prompt prompt);
}
