package io.nl2sql.core.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.core.llm.ModelUnavailableException.Reason;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.SamplePolicies;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackGeneratorTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    private static final Usage SPENT = new Usage("m", 100, 10, 0.5);
    private static final Reply EMBEDDED = Reply.of(
            new Generation.Generated(new GeneratedSql("SELECT 1", "", List.of(), List.of(), List.of(), 0.9)),
            "embedded");

    private final AtomicReference<Prompt> asked = new AtomicReference<>();

    private FallbackGenerator generator(Function<Prompt, CompletionStage<Reply>> model, Reply instead) {
        SqlGenerator first = new SqlGenerator() {
            @Override
            public String name() {
                return "openai";
            }

            @Override
            public CompletionStage<Reply> generate(Prompt prompt) {
                asked.set(prompt);
                return model.apply(prompt);
            }
        };
        SqlGenerator second = new SqlGenerator() {
            @Override
            public String name() {
                return "embedded";
            }

            @Override
            public CompletionStage<Reply> generate(Prompt prompt) {
                return CompletableFuture.completedFuture(instead);
            }
        };
        return new FallbackGenerator(first, second, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Prompt prompt(Duration patience) {
        VisibleCatalog nothing = VisibleCatalog.of(
                SampleCatalog.shop(), new SamplePolicies(Map.of()), new Principal("ann", Set.of(), Claims.none()));
        return Prompt.of("How many?", nothing, ValueIndex.empty(), LocalDate.of(2026, 5, 6))
                .dueBy(NOW.plus(patience));
    }

    private static CompletionStage<Reply> failing(Reason reason) {
        return CompletableFuture.failedFuture(new ModelUnavailableException(reason, Optional.of(SPENT), null));
    }

    private Reply ask(Function<Prompt, CompletionStage<Reply>> model, Reply instead) {
        return generator(model, instead)
                .generate(prompt(Duration.ofSeconds(60)))
                .toCompletableFuture()
                .join();
    }

    @Test
    void handsOnWhatTheModelWrote() {
        ScriptedGenerator model = ScriptedGenerator.writing("SELECT 2");

        Reply reply = ask(model::generate, EMBEDDED);

        assertThat(reply.generator()).isEqualTo("scripted");
        assertThat(reply.notices()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void saysWhoWroteInsteadAndWhy(Reason reason) {
        Reply reply = ask(prompt -> failing(reason), EMBEDDED);

        assertThat(reply.generation()).isEqualTo(EMBEDDED.generation());
        assertThat(reply.generator()).isEqualTo("embedded");
        assertThat(reply.correctable()).isFalse();
        assertThat(reply.usage()).contains(SPENT);
        assertThat(reply.notices()).containsExactly(reason.words() + "; the embedded generator wrote this.");
    }

    @Test
    void doesNotClaimThatSomethingWasWrittenWhereNothingWas() {
        Reply declined = Reply.of(new Generation.Declined("Not understood.", List.of()), "embedded");

        assertThat(ask(prompt -> failing(Reason.DOWN), declined).notices())
                .containsExactly("The language model cannot be reached; the embedded generator was asked instead.");
    }

    @Test
    void leavesTimeForTheOtherGeneratorAndTheQuery() {
        ask(prompt -> failing(Reason.DOWN), EMBEDDED);
        assertThat(asked.get().deadline()).isEqualTo(NOW.plusSeconds(50));

        generator(prompt -> failing(Reason.DOWN), EMBEDDED).generate(prompt(Duration.ofSeconds(8)));
        assertThat(asked.get().deadline()).isEqualTo(NOW.plusSeconds(6));
    }

    @Test
    void doesNotWaitForAModelThatKeepsNoDeadline() {
        CompletableFuture<Reply> never = new CompletableFuture<>();

        Reply reply = generator(prompt -> never, EMBEDDED)
                .generate(prompt(Duration.ofMillis(100)))
                .toCompletableFuture()
                .join();

        assertThat(reply.notices())
                .containsExactly("The language model did not answer in time; the embedded generator wrote this.");
        assertThat(never).isCancelled();
    }

    @Test
    void survivesAModelThatThrows() {
        Reply reply = ask(
                prompt -> {
                    throw new IllegalStateException("secret prose");
                },
                EMBEDDED);

        assertThat(reply.notices())
                .containsExactly("The language model's answer could not be used; the embedded generator wrote this.");
    }

    @Test
    void stopsTheModelWhenNobodyWaitsAnyMore() {
        CompletableFuture<Reply> never = new CompletableFuture<>();
        CompletableFuture<Reply> answer = generator(prompt -> never, EMBEDDED)
                .generate(prompt(Duration.ofSeconds(60)))
                .toCompletableFuture();

        answer.cancel(true);

        assertThat(never).isCancelled();
        assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
    }
}
