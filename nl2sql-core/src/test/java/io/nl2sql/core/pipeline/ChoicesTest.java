package io.nl2sql.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Prompt;
import io.nl2sql.core.testing.InMemoryGlossary;
import io.nl2sql.core.testing.PipelineFixture;
import io.nl2sql.core.testing.SampleCatalog;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private static final Caller BOB = new Caller(new Principal("bob", Set.of("analyst"), Claims.none()), "rest");
    private static final String CHOICE = "Total orders amount by customer";
    private static final String NOTHING_KEPT =
            "This choice was not remembered: it says nothing about words that can be kept.";
    private static final Naming AMOUNT = Naming.of("Turnover", SampleCatalog.ORDERS, Optional.of("amount"));
    private static final Naming HIDDEN = Naming.of("Turnover", new TableName("sales", "secrets"), Optional.of("token"));

    private final InMemoryGlossary glossary = new InMemoryGlossary();
    private final ScriptedGenerator generator = ScriptedGenerator.writing("SELECT 1");
    private final PipelineFixture given = new PipelineFixture().glossary(glossary);
    private Answer back;

    @AfterEach
    void close() {
        given.close();
    }

    @BeforeEach
    void askBack() {
        given.generator(ScriptedGenerator.replying(new Generation.Clarification(
                "Which?",
                List.of(CHOICE, "Total orders by customer"),
                List.of(),
                Map.of(CHOICE, List.of(AMOUNT), "Total orders by customer", List.of(HIDDEN)))));
        back = ask(Question.of("Turnover by customer"), PipelineFixture.ANN);
        given.generator(generator);
    }

    private Answer ask(Question question, Caller caller) {
        return given.pipeline().ask(question, caller).toCompletableFuture().join();
    }

    private List<Synonym> known() {
        GlossaryFilter everything =
                new GlossaryFilter(Optional.empty(), Set.of(Synonym.State.values()), Optional.empty());
        return glossary.page(everything, Optional.empty(), 100);
    }

    private List<Synonym> told(String question, Caller caller) {
        ask(Question.of(question), caller);
        List<Prompt> prompts = generator.prompts();
        return prompts.get(prompts.size() - 1).synonyms();
    }

    @Test
    void areRememberedForWhoeverChoseAtOnce() {
        Answer answer = ask(Question.of(" " + CHOICE + " ").clarifying(back.id()), PipelineFixture.ANN);

        assertThat(answer.warnings()).contains("Remembered for you: \"Turnover\" means sales.orders.amount.");
        assertThat(known()).singleElement().satisfies(synonym -> {
            assertThat(synonym.naming()).isEqualTo(AMOUNT);
            assertThat(synonym.owner()).isEqualTo("ann");
            assertThat(synonym.state()).isEqualTo(Synonym.State.SUGGESTED);
        });
        assertThat(told("What was our turnover?", PipelineFixture.ANN))
                .extracting(Synonym::naming)
                .containsExactly(AMOUNT);
        assertThat(told("How many customers?", PipelineFixture.ANN)).isEmpty();
    }

    @Test
    void helpNobodyElseUntilTheyAreAuthored() {
        ask(Question.of(CHOICE).clarifying(back.id()), PipelineFixture.ANN);
        assertThat(told("What was our turnover?", BOB)).isEmpty();

        Synonym chosen = known().get(0);
        glossary.promote(chosen.become(Synonym.State.AUTHORED, "dora", Instant.EPOCH));

        assertThat(told("What was our turnover?", BOB)).hasSize(1);
    }

    @Test
    void countMoreThanWhatEverybodyMeansByTheSameWords() {
        Naming everybodys = Naming.of("Turnover", SampleCatalog.CUSTOMERS, Optional.empty());
        glossary.author(Synonym.suggested("shop", everybodys, "turnover", "bob", Instant.EPOCH)
                .become(Synonym.State.AUTHORED, "dora", Instant.EPOCH));
        assertThat(told("What was our turnover?", PipelineFixture.ANN))
                .extracting(Synonym::naming)
                .containsExactly(everybodys);

        ask(Question.of(CHOICE).clarifying(back.id()), PipelineFixture.ANN);

        assertThat(told("What was our turnover?", PipelineFixture.ANN))
                .extracting(Synonym::naming)
                .containsExactly(AMOUNT);
        assertThat(told("What was our turnover?", BOB))
                .extracting(Synonym::naming)
                .containsExactly(everybodys);
    }

    @Test
    void mayBeAboutWhereAValueIsStored() {
        Naming harbour = Naming.ofValue("Harbour", SampleCatalog.CUSTOMERS, "name");
        given.generator(ScriptedGenerator.replying(new Generation.Clarification(
                "Which?", List.of(CHOICE, "Other"), List.of(), Map.of(CHOICE, List.of(harbour)))));
        back = ask(Question.of("Orders of Harbour"), PipelineFixture.ANN);
        given.generator(generator);

        Answer answer = ask(Question.of(CHOICE).clarifying(back.id()), PipelineFixture.ANN);

        assertThat(answer.warnings())
                .contains("Remembered for you: \"Harbour\" means a value of sales.customers.name.");
        assertThat(told("How many orders has harbour?", PipelineFixture.ANN))
                .extracting(Synonym::naming)
                .containsExactly(harbour);
    }

    private Synonym annsValue() {
        Naming harbour = Naming.ofValue("Harbour", SampleCatalog.CUSTOMERS, "name");
        return Synonym.suggested("shop", harbour, "harbour", "ann", Instant.EPOCH);
    }

    private Synonym authored(Synonym said) {
        return glossary.author(said.become(Synonym.State.AUTHORED, "dora", Instant.EPOCH));
    }

    @Test
    void tellNobodyElseOfValuesInRowsOrColumnsThatTheyDoNotSee() {
        authored(annsValue());
        assertThat(told("How many orders has harbour?", BOB)).hasSize(1);

        given.reading(SampleCatalog.CUSTOMERS, new RowAccess.Matching(SqlFragment.of("tenant_id = 1")));
        assertThat(told("How many orders has harbour?", BOB)).isEmpty();

        given.reading(SampleCatalog.CUSTOMERS, new RowAccess.All()).masking(SampleCatalog.CUSTOMERS, "name");
        assertThat(told("How many orders has harbour?", BOB)).isEmpty();
        assertThat(told("How many orders has harbour?", PipelineFixture.ANN)).isEmpty();
    }

    @Test
    void helpTheirOwnerStillOnceTheyAreAuthored() {
        Synonym value = authored(annsValue());
        given.reading(SampleCatalog.CUSTOMERS, new RowAccess.Matching(SqlFragment.of("tenant_id = 1")));

        assertThat(told("How many orders has harbour?", PipelineFixture.ANN)).containsExactly(value);
    }

    @Test
    void countMoreOnceAuthoredThanWhatOthersMeanAndLessThanWhatTheirOwnerChoseSince() {
        Naming everybodys = Naming.of("Turnover", SampleCatalog.CUSTOMERS, Optional.empty());
        authored(Synonym.suggested("shop", everybodys, "turnover", "bob", Instant.EPOCH));
        Synonym own = authored(Synonym.suggested("shop", AMOUNT, "turnover", "ann", Instant.EPOCH));
        assertThat(told("What was our turnover?", PipelineFixture.ANN)).containsExactly(own);

        Synonym since = glossary.suggest(
                        Synonym.suggested("shop", everybodys, "turnover", "ann", Instant.EPOCH.plusSeconds(1)), 10)
                .orElseThrow();
        assertThat(told("What was our turnover?", PipelineFixture.ANN)).containsExactly(since);
    }

    @Test
    void areOnRecord() {
        ask(Question.of(CHOICE).clarifying(back.id()), PipelineFixture.ANN);

        assertThat(given.history().entries())
                .filteredOn(entry -> entry.kind() == HistoryEntry.Kind.VOCABULARY)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.principal()).isEqualTo("ann");
                    assertThat(entry.message())
                            .isEqualTo("Chose when asked back: \"Turnover\" means sales.orders.amount.");
                });
    }

    @Test
    void areNotKeptWhereTheyCannotBeOnRecord() {
        given.history().goDown();

        assertThatThrownBy(() -> ask(Question.of(CHOICE).clarifying(back.id()), PipelineFixture.ANN))
                .isInstanceOf(CompletionException.class);

        assertThat(known()).isEmpty();
    }

    @Test
    void areOnRecordAsAttemptsWhereThereIsNoRoom() {
        given.suggestions(0);

        Answer answer = ask(Question.of(CHOICE).clarifying(back.id()), PipelineFixture.ANN);

        assertThat(known()).isEmpty();
        assertThat(answer.warnings()).contains("This choice was not remembered: your vocabulary is full.");
        assertThat(given.history().entries())
                .filteredOn(entry -> entry.outcome() == HistoryEntry.Outcome.FAILED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(HistoryEntry.Kind.VOCABULARY);
                    assertThat(entry.errorCode()).contains("GLOSSARY_FULL");
                });
    }

    @Test
    void areOnlyThoseThatWereGiven() {
        Answer answer = ask(Question.of("How many customers?").clarifying(back.id()), PipelineFixture.ANN);

        assertThat(known()).isEmpty();
        assertThat(answer.warnings()).contains(NOTHING_KEPT);
    }

    @Test
    void areNotThoseGivenToSomebodyElse() {
        Answer bobs = ask(Question.of(CHOICE).clarifying(back.id()), BOB);
        Answer unknown = ask(Question.of(CHOICE).clarifying(UUID.randomUUID()), BOB);

        assertThat(known()).isEmpty();
        assertThat(bobs.warnings())
                .isEqualTo(unknown.warnings())
                .startsWith("This choice was not remembered: there is no such question back to you.");
    }

    @Test
    void areForgottenWhereTheAskerDoesNotSeeWhatIsMeant() {
        Answer answer = ask(Question.of("Total orders by customer").clarifying(back.id()), PipelineFixture.ANN);

        assertThat(known()).isEmpty();
        assertThat(answer.warnings()).contains(NOTHING_KEPT);
        glossary.author(Synonym.suggested("shop", HIDDEN, "turnover", "ann", Instant.EPOCH)
                .become(Synonym.State.AUTHORED, "dora", Instant.EPOCH));
        assertThat(told("What was our turnover?", PipelineFixture.ANN)).isEmpty();
    }
}
