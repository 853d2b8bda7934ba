package io.nl2sql.tests.evaluation;

import io.nl2sql.tests.console.ProgressBar;
import java.io.PrintStream;

/** Says how far a run is. Thread-safe. */
final class Progress implements AutoCloseable {
    private static final int LINES = 10;

    private final ProgressBar bar;
    private int right;

    /** @param moving whether the stream is a terminal */
    Progress(PrintStream stream, boolean moving, int total) {
        this.bar = new ProgressBar(stream, moving, total, LINES);
    }

    synchronized void step(Outcome outcome) {
        right += outcome.right() ? 1 : 0;
        bar.step(() -> bar.numbers() + " questions, " + right + " right");
    }

    @Override
    public void close() {
        bar.close();
    }
}
