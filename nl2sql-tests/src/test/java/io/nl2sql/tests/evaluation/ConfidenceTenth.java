package io.nl2sql.tests.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One tenth of the questions, ranked by confidence.
 *
 * @param lowest confidence in it
 * @param highest confidence in it
 * @param mean confidence of it
 * @param questions in it
 * @param right guesses among them
 */
record ConfidenceTenth(double lowest, double highest, double mean, int questions, int right) {
    private static final int PARTS = 10;

    /** The surest first; as equal in size as can be, and fewer than ten where there are fewer questions. */
    static List<ConfidenceTenth> of(Collection<Outcome> outcomes) {
        List<Outcome.Guess> guesses = outcomes.stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.SCORED)
                .flatMap(outcome -> outcome.guess().stream())
                .sorted(Comparator.comparingDouble(Outcome.Guess::confidence).reversed())
                .toList();
        List<ConfidenceTenth> tenths = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            List<Outcome.Guess> some =
                    guesses.subList(part * guesses.size() / PARTS, (part + 1) * guesses.size() / PARTS);
            if (!some.isEmpty()) {
                tenths.add(of(some));
            }
        }
        return tenths;
    }

    private static ConfidenceTenth of(List<Outcome.Guess> some) {
        return new ConfidenceTenth(
                some.get(some.size() - 1).confidence(),
                some.get(0).confidence(),
                some.stream().mapToDouble(Outcome.Guess::confidence).average().orElse(0),
                some.size(),
                (int) some.stream().filter(Outcome.Guess::right).count());
    }
}
