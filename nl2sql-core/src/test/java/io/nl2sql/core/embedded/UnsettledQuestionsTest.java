package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would leave out a part of the question, or put another in its place, is not answered as if it were certain. */
class UnsettledQuestionsTest {
    private static final double SURE = 0.75;

    private final Ferry ferry = new Ferry();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Average salary of sailors by town excluding bosses",
                "Which ports are older than 10 years?",
                "average age by port",
                "amount of bookings by passenger excluding invoices",
                "Bookings larger than their passenger",
                "difference between lowest fare and amount by passenger"
            })
    void isNeverCertain(String question) {
        double confidence = ferry.ask(question).fold(generated -> generated.confidence(), back -> 0.0, declined -> 0.0);
        assertThat(confidence).as(question).isLessThan(SURE);
    }
}
