package io.nl2sql.core.llm;

import io.nl2sql.core.prompt.Prompt;
import java.util.concurrent.CompletionStage;

/** Writes SQL for a question. Thread-safe; never blocks its caller for longer than its own computation. */
public interface SqlGenerator {
    /** Short stable name for answers and history, such as {@code embedded}. */
    String name();

    /**
     * Completes with the reply, or exceptionally with an {@link io.nl2sql.core.error.Nl2SqlException} of kind MODEL or
     * RESOURCE. Where the prompt holds earlier attempts, what was wrong with them is to be mended. Cancelling the stage as
     * a {@code CompletableFuture} says that nobody waits any more.
     */
    CompletionStage<Reply> generate(Prompt prompt);
}
