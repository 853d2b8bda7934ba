package io.nl2sql.tests.noninterference;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that a seed decides. Not thread-safe. */
final class Dice {
    private final SplittableRandom random;
    private final int victim;

    /** @param number keeps sequences of one seed apart */
    Dice(long seed, long number) {
        this.random = new SplittableRandom(new SplittableRandom(seed ^ Long.reverse(number)).nextLong());
        this.victim = below(1_000);
    }

    /** A value that some hidden row has: mostly of one and the same row, as somebody guesses who is after it. */
    String hidden(Field field) {
        List<String> values = field.hidden();
        return values.get(chance(75) ? victim % values.size() : below(values.size()));
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    String of(String... choices) {
        return choices[below(choices.length)];
    }
}
