package io.nl2sql.ejb.llm;

import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.ModelUnavailableException;
import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import io.nl2sql.core.llm.Reply;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.prompt.PromptWriter;
import io.nl2sql.core.settings.LlmSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has a language model write the SQL, over an OpenAI-compatible interface. Thread-safe; needs no container. Fails with a
 * {@link ModelUnavailableException} by the prompt's deadline; the log says why without repeating anything received.
 */
public final class OpenAiGenerator implements SqlGenerator {
    private static final Logger LOG = Logger.getLogger(OpenAiGenerator.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final PromptWriter prompts;
    private final ModelCalls calls;
    private final Clock clock;
    private final ReplyReader replies = new ReplyReader();

    OpenAiGenerator(PromptWriter prompts, ModelCalls calls, Clock clock) {
        this.prompts = prompts;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One that speaks to the configured model.
     *
     * @param computing reads what comes back
     * @param timing pauses and deadlines
     */
    public static OpenAiGenerator of(
            LlmSettings settings,
            PromptWriter prompts,
            Executor computing,
            ScheduledExecutorService timing,
            Clock clock) {
        ModelCalls.Pace pace = new ModelCalls.Pace(
                settings.timeout(), settings.maxAttempts(), settings.maxConcurrent(), FIRST_PAUSE, REST);
        return new OpenAiGenerator(
                prompts, new ModelCalls(new ChatCalls(settings, computing, clock), pace, timing, clock), clock);
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what is ignored only passes a cancellation on
    public CompletionStage<Reply> generate(Prompt prompt) {
        Instant latest = clock.instant().plus(LONGEST);
        CompletableFuture<Completion> call =
                calls.complete(prompts.write(prompt), prompt.deadline().isAfter(latest) ? latest : prompt.deadline());
        CompletableFuture<Reply> reply = call.exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(told(failure)))
                .thenApply(this::reply);
        reply.whenComplete((done, failure) -> {
            if (reply.isCancelled()) {
                call.cancel(true);
            }
        });
        return reply;
    }

    private Reply reply(Completion completion) {
        Generation generation = replies.read(completion.text()).orElseThrow(() -> {
            LOG.log(
                    Level.WARNING,
                    "Nothing can be made of a reply of {0} characters",
                    completion.text().length());
            return new ModelUnavailableException(Reason.UNUSABLE, Optional.of(completion.usage()), null);
        });
        return new Reply(generation, name(), true, Optional.of(completion.usage()), List.of());
    }

    private static ModelUnavailableException told(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CallFailure call) {
            LOG.log(Level.WARNING, "The language model gave no reply: {0}, {1}", new Object[] {
                call.reason(), call.getMessage()
            });
            return new ModelUnavailableException(call.reason(), call.usage(), call);
        }
        return new ModelUnavailableException(Reason.UNUSABLE, Optional.empty(), cause);
    }
}
