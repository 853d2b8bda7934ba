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

/** From and to, times seen from another, sets of kinds, names that several rows carry, quotients, days between dates. */
class DepotQuestionsTest {
    private static final Guard GUARD = new CalciteGuard(GuardLimits.defaults());

    private final Depot depot = new Depot();

    private GeneratedSql answer(String question) {
        Generation generation = depot.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) generation).sql();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "depot-questions.csv", delimiter = '|', quoteCharacter = '~')
    void becomesThisSqlWhichTheGuardAccepts(String question, String expected) {
        String sql = answer(question).sql();
        String plain = sql.replaceAll("depot\\.(\\w+) AS \\1\\b", "$1").replaceAll("\\s+", " ");
        assertThat(plain).isEqualTo(expected);
        List<Finding> findings = GUARD.validate(sql, depot.visible()).fold(accepted -> List.of(), found -> found);
        assertThat(findings).isEmpty();
    }

    @Test
    void asksWhichOfThoseWhoShareANameIsMeant() {
        Generation generation = depot.ask("How many parcels did the courier Ann Lee carry?");
        assertThat(generation).isInstanceOf(Generation.Clarification.class);
        assertThat(((Generation.Clarification) generation).question())
                .isEqualTo("Several rows of couriers are called 'Ann Lee'. How are they meant?");
        List<String> choices = ((Generation.Clarification) generation).choices();
        assertThat(choices)
                .containsExactly(
                        "How many parcels did the courier Ann Lee carry, all together",
                        "How many parcels did the courier Ann Lee carry, by couriers id");
        choices.forEach(this::answer);
    }

    @Test
    void asksNothingWhereOneHasTheNameOrAllAreMeant() {
        answer("How many parcels did the courier Bo Falk carry?");
        answer("How many parcels did couriers named Ann Lee carry?");
    }

    @Test
    void isNotSureOfAGroupWhoseFigureIsLeftOut() {
        assertThat(answer("state by courier").confidence()).isLessThan(0.75);
    }

    @Test
    void isNotSureWhereNothingCameOfTheGrowthThatWasAskedFor() {
        assertThat(answer("growth of couriers").confidence()).isLessThan(0.75);
    }

    @Test
    void saysWhichDaysTellWhatWasLate() {
        assertThat(answer("parcels delivered late").assumptions())
                .contains("\"late\" compares the date delivered with the date promised.");
    }

    @Test
    void isNotSureWhichOfTwoDaysTellsWhatWasLate() {
        assertThat(answer("late parcels").confidence()).isLessThan(0.75);
    }

    @Test
    void takesMsForATitleOnlyBeforeAName() {
        assertThat(answer("cost in ms by country").assumptions())
                .contains("\"ms\" is not known; the answer leaves it out.");
    }

    @Test
    void isNotSureOfWhatIsToBeComparedWithAColumn() {
        assertThat(answer("couriers over cost").confidence()).isLessThan(0.75);
    }

    @Test
    void isNotSureOfAMonthThatNoRowIsKnownToHave() {
        assertThat(answer("audits since April 2021").confidence()).isLessThan(0.75);
        assertThat(answer("audits in April 2021").confidence()).isLessThan(0.75);
        assertThat(answer("audits since 2021").confidence()).isGreaterThan(0.75);
    }

    @Test
    void isNotSureOfAnAverageForEachQuantity() {
        assertThat(answer("average cost per kg").confidence()).isLessThan(0.75);
    }

    @Test
    void takesNoPlaceForTheStateOfARate() {
        assertThat(answer("Norway rate by courier").confidence()).isLessThan(0.75);
    }
}
