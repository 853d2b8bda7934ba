package io.nl2sql.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.llm.BoundWord;
import io.nl2sql.core.llm.BoundWord.State;
import io.nl2sql.core.pipeline.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerViewTest {
    private static AnswerView empty(List<BoundWord> words, List<String> warnings) {
        Answer answer = new Answer(
                new UUID(1, 2),
                Answer.Status.ANSWERED,
                "growth of orders",
                "lab",
                "SELECT 1",
                "",
                ResultTable.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                words,
                Optional.of(0.9),
                "embedded",
                warnings,
                Map.of(),
                Optional.empty(),
                "");
        return new AnswerView(answer, PolicyView.ofNothing());
    }

    @Test
    void saysOfAWordWhatItMeansUnlessTheWordSaysIt() {
        BoundWord growth = new BoundWord("Growth", "growth", State.BOUND);
        BoundWord orders = new BoundWord("orders", "table orders", State.BOUND);
        BoundWord of = new BoundWord("of", "", State.IGNORED);
        AnswerView view = empty(List.of(growth, of, orders), List.of());

        assertThat(view.words()).map(view::wordMeaning).containsExactly("", "not needed", "table orders");
    }

    @Test
    void leavesOutOfTheNotesWhatTheEmptyResultSaysItself() {
        assertThat(empty(List.of(), List.of("Rows of orders are limited by policy.", "No rows match."))
                        .warnings())
                .containsExactly("Rows of orders are limited by policy.");
    }

    @Test
    void keepsWhatThePageDoesNotSayOfPolicyAndClaimsNothingOfTheData() {
        String limited = "No rows that you may see match; policy limits sales.orders to part of its rows.";

        assertThat(empty(List.of(), List.of(limited)).warnings()).containsExactly(limited);
        assertThat(empty(List.of(), List.of(limited)).isNothingMatching()).isFalse();
        assertThat(empty(List.of(), List.of("You belong to no tenant.")).isNothingMatching())
                .isFalse();
        assertThat(empty(List.of(), List.of("No rows match.")).isNothingMatching())
                .isTrue();
    }
}
