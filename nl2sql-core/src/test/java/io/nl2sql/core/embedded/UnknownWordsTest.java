package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood is said, and never left out silently. */
class UnknownWordsTest {
    private final Bakery bakery = new Bakery();

    private GeneratedSql guess(String question) {
        Generation generation = bakery.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) generation).sql();
    }

    @Test
    void saysThatTheWordIsLeftOut() {
        assertThat(guess("How many frozzled bills are there?").assumptions())
                .contains("\"frozzled\" is not known; the answer leaves it out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many frozzled bills are there?",
                "How many bills are there in Ghent, please frozzle?",
                "Which frozzles have bills in Ghent?"
            })
    void isNeverSure(String question) {
        assertThat(guess(question).confidence())
                .isLessThan(Thresholds.defaults().answer());
    }

    @Test
    void doesNotAnswerWithoutAName() {
        assertThat(guess("How many bills are there from Frozzleville in Ghent?").confidence())
                .isLessThan(Thresholds.defaults().ask());
    }

    @Test
    void doesNotAnswerWhereTheFigureAskedForIsUnknown() {
        assertThat(guess("What is the average frozzle of bills?").confidence())
                .isLessThan(Thresholds.defaults().ask());
    }
}
