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

/** Growth, shares, running totals, the first of each group, yes or no: what one flat query cannot say. */
class ShapeQuestionsTest {
    private static final Guard GUARD = new CalciteGuard(GuardLimits.defaults());

    private final Bakery bakery = new Bakery();

    private GeneratedSql answer(String question) {
        Generation generation = bakery.ask(question);
        assertThat(generation).as(question).isInstanceOf(Generation.Generated.class);
        return ((Generation.Generated) generation).sql();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "bakery-questions.csv", delimiter = '|', quoteCharacter = '~')
    void becomesThisSqlWhichTheGuardAccepts(String question, String expected) {
        String sql = answer(question).sql();
        String plain = sql.replaceAll("bakery\\.(\\w+) AS \\1\\b", "$1").replaceAll("\\s+", " ");
        assertThat(plain).isEqualTo(expected);
        List<Finding> findings = GUARD.validate(sql, bakery.visible()).fold(accepted -> List.of(), found -> found);
        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhatAShareIsOf() {
        assertThat(answer("What percentage of the bills is open?").explanation())
                .contains("number of bills where state is 'open'")
                .contains("in percent of the number of bills");
    }

    @Test
    void saysOfWhichGroupTheFirstAreShown() {
        assertThat(answer("top 2 shops by sales in each town").explanation())
                .contains("of which the first 2 by the sum of the total, highest first, for each shops town");
    }

    @Test
    void neverSumsABillOnceForEachOfItsLines() {
        assertThat(answer("revenue by flavour").sql()).doesNotContain("sum(bills.total)");
        assertThat(answer("average total of bills with lemon cakes").sql()).contains("EXISTS");
    }

    @Test
    void isNotSureOfAWordThatItDoesNotKnow() {
        assertThat(answer("What percentage of the bills is open?").confidence())
                .isGreaterThan(
                        answer("What percentage of the frozzled bills is open?").confidence());
    }
}
