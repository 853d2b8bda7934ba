package io.nl2sql.tests.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Counts over some outcomes. Shares are in percent, and 0 of nothing.
 *
 * @param questions whose rows are compared
 * @param answered of these, answered
 * @param right of these, rightly
 * @param guessed of the questions, how many the generator can write SQL for
 * @param guessedRight of these, rightly
 * @param goldFailed questions set aside because no expected SQL ran
 */
record Tally(int questions, int answered, int right, int guessed, int guessedRight, int goldFailed) {
    private static final double PERCENT = 100.0;

    static Tally of(Collection<Outcome> outcomes) {
        List<Outcome> scored = outcomes.stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.SCORED)
                .toList();
        return new Tally(
                scored.size(),
                count(scored, outcome -> outcome.reaction().isAnswered()),
                count(scored, Outcome::right),
                count(scored, outcome -> outcome.guess().isPresent()),
                count(
                        scored,
                        outcome -> outcome.guess().filter(Outcome.Guess::right).isPresent()),
                count(outcomes, outcome -> outcome.kind() == Outcome.Kind.GOLD_FAILED));
    }

    private static int count(Collection<Outcome> outcomes, Predicate<Outcome> wanted) {
        return (int) outcomes.stream().filter(wanted).count();
    }

    /** Execution accuracy: what is not answered is not right. */
    double accuracy() {
        return share(right, questions);
    }

    double coverage() {
        return share(answered, questions);
    }

    /** How often an answer that was given is right. */
    double precision() {
        return share(right, answered);
    }

    /** Execution accuracy were every question answered with the best guess. */
    double guessedAccuracy() {
        return share(guessedRight, questions);
    }

    static double share(int part, int whole) {
        return whole == 0 ? 0 : PERCENT * part / whole;
    }
}
