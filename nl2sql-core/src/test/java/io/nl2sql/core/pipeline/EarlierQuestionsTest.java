package io.nl2sql.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.Dialogue;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.prompt.Turn;
import io.nl2sql.core.testing.PipelineFixture;
import io.nl2sql.core.testing.ScriptedGenerator;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierQuestionsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
    private static final Caller BOB = new Caller(new Principal("bob", Set.of("analyst"), Claims.none()), "rest");

    private final ScriptedGenerator generator = ScriptedGenerator.writing("SELECT 1");
    private final PipelineFixture given = new PipelineFixture().generator(generator);

    @AfterEach
    void close() {
        given.close();
    }

    private Answer ask(Question question, Caller caller) {
        return given.pipeline().ask(question, caller).toCompletableFuture().join();
    }

    private Answer ask(String words, String conversation) {
        return ask(Question.of(words).in(conversation), PipelineFixture.ANN);
    }

    /** What the generator was told was asked before the latest question. */
    private List<Turn> told() {
        return generator.prompts().get(generator.prompts().size() - 1).earlier();
    }

    private void remembered(String dataSource, String sql, Instant at) {
        given.history()
                .record(HistoryEntry.of(UUID.randomUUID(), HistoryEntry.Kind.ASKED, at)
                        .by("ann", List.of("analyst"), "rest")
                        .on(dataSource)
                        .asking("How many?")
                        .written("embedded", sql)
                        .ended(HistoryEntry.Outcome.ANSWERED, Optional.empty(), "")
                        .within(new Dialogue("talk", "How many customers?"))
                        .entry());
    }

    @Test
    void areThoseAnsweredInTheSameConversation() {
        Answer first = ask(Question.of("How many customers?"), PipelineFixture.ANN);
        assertThat(first.conversation()).isEqualTo(first.id().toString());
        assertThat(told()).isEmpty();

        Answer second = ask("and orders?", first.conversation());

        assertThat(second.conversation()).isEqualTo(first.conversation());
        assertThat(told()).containsExactly(new Turn("How many customers?", "", "SELECT 1"));
        ask("by month instead", second.conversation());
        assertThat(told()).extracting(Turn::question).containsExactlyInAnyOrder("How many customers?", "and orders?");
    }

    @Test
    void areToldAsTheyWereTaken() {
        given.generator(ScriptedGenerator.replying(new Generation.Generated(new GeneratedSql(
                "SELECT 2", "", List.of(), List.of(), List.of(), 0.9, "How many orders of this year?", List.of()))));
        ask("of this year", "talk");
        given.generator(generator);
        ask("and last year?", "talk");

        assertThat(told()).containsExactly(new Turn("of this year", "How many orders of this year?", "SELECT 2"));
    }

    @Test
    void areNeverAnothersWhoseConversationHasTheSameName() {
        ask("How many customers?", "talk");

        Answer bobs = ask(Question.of("and orders?").in("talk"), BOB);

        assertThat(told()).isEmpty();
        assertThat(bobs.conversation()).isEqualTo("talk");
        ask("by month instead", "talk");
        assertThat(told()).extracting(Turn::question).containsExactly("How many customers?");
    }

    @Test
    void areNoneThatWereNotAnswered() {
        given.generator(ScriptedGenerator.replying(new Generation.Declined("No.", List.of())));
        ask("What is the weather?", "talk");
        given.generator(generator);

        ask("and tomorrow?", "talk");

        assertThat(told()).isEmpty();
    }

    @Test
    void areOfTheSameDataSourceAndOfADayAtMost() {
        remembered("elsewhere", "SELECT 1", NOW.minusSeconds(60));
        remembered("shop", "SELECT 1", NOW.minus(Duration.ofHours(24)).minusSeconds(1));
        remembered("shop", "SELECT 3", NOW.minus(Duration.ofHours(23)));

        ask("and orders?", "talk");

        assertThat(told()).extracting(Turn::sql).containsExactly("SELECT 3");
    }

    @Test
    void areTheLatestTenAtMost() {
        for (int i = 0; i < 12; i++) {
            remembered("shop", "SELECT " + i, NOW.minusSeconds(100 - i));
        }

        ask("and orders?", "talk");

        assertThat(told())
                .hasSize(10)
                .extracting(Turn::sql)
                .startsWith("SELECT 2")
                .endsWith("SELECT 11");
    }

    @Test
    void areToldWithoutSqlThatTheAskerMayNoLongerWrite() {
        remembered("shop", "DROP TABLE customers", NOW.minusSeconds(60));

        ask("and orders?", "talk");

        assertThat(told()).containsExactly(new Turn("How many?", "How many customers?", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "a\u0000b", "a\u001bb", "a\nb", "a\tb", "a\u200bb", "a\u202eb", "a\u2028b"})
    void areNotLookedForUnderANameThatIsNone(String name) {
        assertThatThrownBy(() -> ask("How many?", name))
                .cause()
                .isInstanceOfSatisfying(Nl2SqlException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
                    assertThat(failure).hasMessageContaining("conversationId");
                });
        assertThat(generator.prompts()).isEmpty();
    }

    @Test
    void areNoneWhereTheNameIsEmpty() {
        Answer answer = ask("How many?", "");

        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.conversation()).isNotEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void haveANameOfBoundedLength() {
        assertThat(ask("How many?", "x".repeat(100)).status()).isEqualTo(Answer.Status.ANSWERED);
        assertThatThrownBy(() -> ask("How many?", "x".repeat(101))).hasMessageContaining("100");
    }
}
