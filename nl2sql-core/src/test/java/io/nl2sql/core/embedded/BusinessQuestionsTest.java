package io.nl2sql.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.llm.GeneratedSql;
import io.nl2sql.core.llm.Generation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Medians and ranges, ages, fiscal years, averages per thing, all of something, rows beside the row they refer to. */
class BusinessQuestionsTest {
    private static final Guard GUARD = new CalciteGuard(GuardLimits.defaults());

    private final Ferry ferry = new Ferry();

    private GeneratedSql answer(String question) {
        Generation generation = ferry.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) generation).sql();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "ferry-questions.csv", delimiter = '|', quoteCharacter = '~')
    void becomesThisSqlWhichTheGuardAccepts(String question, String expected) {
        String sql = answer(question).sql();
        String plain = sql.replaceAll("ferry\\.(\\w+) AS \\1\\b", "$1").replaceAll("\\s+", " ");
        assertThat(plain).isEqualTo(expected);
        List<Finding> findings = GUARD.validate(sql, ferry.visible()).fold(accepted -> List.of(), found -> found);
        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhichRateWasRead() {
        assertThat(answer("Cancellation rate by port").assumptions())
                .contains("\"Cancellation rate\" was read as the percentage of bookings that are cancelled.");
    }

    @Test
    void saysWhoseFigureIsCompared() {
        assertThat(answer("Which sailors earn more than their boss?").explanation())
                .isEqualTo("Name of sailors, where salary is more than the salary of the boss.");
    }

    @Test
    void saysOfHowManyAnAverageIs() {
        assertThat(answer("Average number of bookings per passenger").explanation())
                .isEqualTo("The number of bookings divided by the number of different passengers.");
    }
}
