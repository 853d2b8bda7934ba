package io.nl2sql.core.guard;

import java.util.Arrays;

/** Grows an {@link Analysis}. */
final class Pieces {
    private final StringBuilder text = new StringBuilder();
    private int[] starts;
    private int[] tokens;
    private int count;

    Pieces(int expected) {
        starts = new int[expected + 1];
        tokens = new int[expected + 1];
    }

    void add(String piece, int token) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        starts[count] = text.length();
        tokens[count] = token;
        count++;
        text.append(piece).append(' ');
    }

    Analysis toAnalysis() {
        return new Analysis(text.toString(), Arrays.copyOf(starts, count), Arrays.copyOf(tokens, count));
    }
}
