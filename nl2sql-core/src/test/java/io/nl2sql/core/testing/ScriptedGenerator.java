package io.nl2sql.core.testing;

import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.llm.Usage;
import io.nl2sql.core.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A generator that says what it was told to say, and remembers what it was asked. */
public final class ScriptedGenerator implements SqlGenerator {
    private final Function<Prompt, CompletionStage<Reply>> script;
    private final List<Prompt> prompts = new ArrayList<>();

    private ScriptedGenerator(Function<Prompt, CompletionStage<Reply>> script) {
        this.script = script;
    }

    public static ScriptedGenerator writing(String sql) {
        return replying(new Generation.Generated(
                new GeneratedSql(sql, "What was asked", List.of("An assumption"), List.of(), List.of(), 0.9)));
    }

    public static ScriptedGenerator replying(Generation generation) {
        return new ScriptedGenerator(prompt -> CompletableFuture.completedFuture(Reply.of(generation, "scripted")));
    }

    public static ScriptedGenerator failing(RuntimeException failure) {
        return new ScriptedGenerator(prompt -> CompletableFuture.failedFuture(failure));
    }

    /** Replies when the stage completes; never, if that never does. */
    public static ScriptedGenerator waitingFor(CompletionStage<Generation> reply) {
        return new ScriptedGenerator(prompt -> reply.thenApply(generation -> Reply.of(generation, "scripted")));
    }

    /** Writes the texts one after another, and lets itself be corrected until the last. */
    public static ScriptedGenerator improving(String... texts) {
        return new ScriptedGenerator(prompt -> {
            int attempt = prompt.attempts().size();
            Generation generation = new Generation.Generated(
                    new GeneratedSql(texts[attempt], "What was asked", List.of(), List.of(), List.of(), 0.9));
            Usage usage = new Usage("scripted-1", 100, 10, 0.25);
            return CompletableFuture.completedFuture(
                    new Reply(generation, "scripted", attempt + 1 < texts.length, Optional.of(usage), List.of()));
        });
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public CompletionStage<Reply> generate(Prompt prompt) {
        synchronized (prompts) {
            prompts.add(prompt);
        }
        return script.apply(prompt);
    }

    public List<Prompt> prompts() {
        synchronized (prompts) {
            return List.copyOf(prompts);
        }
    }
}
