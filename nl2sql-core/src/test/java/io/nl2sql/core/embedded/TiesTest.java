package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiesTest {
    private final Bakery bakery = new Bakery();

    private GeneratedSql answered(String question) {
        Generation generation = bakery.ask(question);
        assertThat(generation).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) generation).sql();
    }

    @Test
    void takesAnUnknownParticipleForHowTheWordsAroundItBelongTogetherAndSaysSo() {
        GeneratedSql sql = answered("How many bills were flummoxed in Ghent?");
        assertThat(sql.sql()).contains("'Ghent'");
        assertThat(sql.assumptions()).anyMatch(said -> said.startsWith("\"flummoxed\" is not known"));
    }

    @Test
    void isNeverSureOfIt() {
        assertThat(answered("How many bills were flummoxed in Ghent?").confidence())
                .isBetween(Thresholds.defaults().ask(), Thresholds.defaults().answer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many bills were flummoxed in 2025?",
                "How many bills were unflummoxed in Ghent?",
                "How many bills were flummoxed?"
            })
    void doesNotWhereTheWordMaySayMore(String question) {
        assertThat(bakery.ask(question))
                .asInstanceOf(type(Generation.Generated.class))
                .satisfies(generated -> assertThat(generated.sql().confidence())
                        .isLessThan(Thresholds.defaults().ask()));
    }
}
