package io.nl2sql.tests.evaluation;

import static io.nl2sql.tests.evaluation.SampleOutcome.answered;
import static io.nl2sql.tests.evaluation.SampleOutcome.goldFailed;
import static io.nl2sql.tests.evaluation.SampleOutcome.unanswerable;
import static io.nl2sql.tests.evaluation.SampleOutcome.unsure;
import static io.nl2sql.tests.evaluation.SampleOutcome.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final List<Outcome> outcomes = List.of(
            answered("shop", 0.9, true),
            answered("shop", 0.8, false),
            unsure("shop", 0.4, true),
            unsure("shop", 0.3, false),
            goldFailed("shop"),
            answered("bank", 0.7, true),
            unanswerable("bank", Reaction.Status.REFUSED),
            unanswerable("bank", Reaction.Status.ANSWERED));

    @Test
    void countsWhatIsAnsweredApartFromWhatIsGuessed() {
        Tally tally = Tally.of(outcomes);

        assertThat(tally).isEqualTo(new Tally(5, 3, 2, 5, 3, 1));
        assertThat(tally.accuracy()).isEqualTo(40.0);
        assertThat(tally.coverage()).isEqualTo(60.0);
        assertThat(tally.precision()).isCloseTo(66.67, org.assertj.core.data.Offset.offset(0.01));
        assertThat(tally.guessedAccuracy()).isEqualTo(60.0);
    }

    @Test
    void dividesNothingByNothing() {
        assertThat(Tally.of(List.of()).precision()).isZero();
        assertThat(new Report(List.of()).lines()).anyMatch(line -> line.startsWith("all "));
    }

    @Test
    void printsATableADatabaseALine() {
        assertThat(new Report(outcomes).lines())
                .startsWith(
                        "database                         questions  answered   right    EX %  coverage  precision  best guess  gold failed",
                        "bank                                     1         1       1   100.0     100.0      100.0       100.0            0",
                        "shop                                     4         2       1    25.0      50.0       50.0        50.0            1",
                        "all                                      5         3       2    40.0      60.0       66.7        60.0            1")
                .contains(
                        "Unanswerable questions: 2; right 50.0 % (1 refused, 0 asked back), wrong: 1 answered, 0 failed",
                        "From question to rows: median 10.0 ms, 95th percentile 10.0 ms; of these the generator: 4.0 ms, 4.0 ms");
    }

    @Test
    void printsWhatIsWantedByCategoryWhereThereAreAny() {
        List<Outcome> own = List.of(
                wanting(Expected.CLARIFICATION, "ambiguous", Reaction.Status.NEEDS_CLARIFICATION),
                wanting(Expected.CLARIFICATION, "ambiguous", Reaction.Status.REFUSED),
                wanting(Expected.REFUSAL, "other-subject", Reaction.Status.REFUSED),
                wanting(Expected.REFUSAL, "data-change", Reaction.Status.NEEDS_CLARIFICATION));

        assertThat(new CategoryTable(outcomes).lines()).isEmpty();
        assertThat(new Report(own).lines())
                .containsSequence(
                        "",
                        "wanted           category                 questions  answered  asked back  refused  failed  right  right %",
                        "ask back         ambiguous                        2         0           1        1       0      1     50.0",
                        "ask back         all                              2         0           1        1       0      1     50.0",
                        "refuse           data-change                      1         0           1        0       0      0      0.0",
                        "refuse           other-subject                    1         0           0        1       0      1    100.0",
                        "refuse           all                              2         0           1        1       0      1     50.0",
                        "all                                               4         0           2        2       0      2     50.0");
    }

    @Test
    void ranksByConfidenceInTenEqualParts() {
        List<Outcome> hundred = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(number -> answered("shop", number / 100.0, number >= 50))
                .toList());
        hundred.add(goldFailed("shop"));
        hundred.add(unanswerable("shop", Reaction.Status.ANSWERED));

        List<ConfidenceTenth> tenths = ConfidenceTenth.of(hundred);

        assertThat(tenths).hasSize(10).allMatch(tenth -> tenth.questions() == 10);
        assertThat(tenths.get(0))
                .isEqualTo(new ConfidenceTenth(0.9, 0.99, tenths.get(0).mean(), 10, 10));
        assertThat(tenths.get(0).mean()).isCloseTo(0.945, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(tenths).extracting(ConfidenceTenth::right).containsExactly(10, 10, 10, 10, 10, 0, 0, 0, 0, 0);
    }

    @Test
    void makesFewerPartsOfFewQuestions() {
        assertThat(ConfidenceTenth.of(outcomes)).hasSize(5);
        assertThat(ConfidenceTenth.of(List.of())).isEmpty();
    }
}
