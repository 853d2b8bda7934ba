package io.nl2sql.tests.evaluation;

import java.io.PrintStream;
import java.util.Locale;

/** Says how far a run is: a bar that moves on a terminal, else a line now and then. Thread-safe. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final int LINES = 10;

    private final PrintStream stream;
    private final boolean moving;
    private final int total;
    private int done;
    private int right;

    /** @param moving whether the stream is a terminal */
    Progress(PrintStream stream, boolean moving, int total) {
        this.stream = stream;
        this.moving = moving;
        this.total = total;
    }

    synchronized void step(Outcome outcome) {
        done++;
        right += outcome.right() ? 1 : 0;
        if (moving) {
            int filled = (int) ((long) WIDTH * done / total);
            stream.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + numbers());
            stream.flush();
        } else if ((long) done * LINES / total > (long) (done - 1) * LINES / total) {
            stream.println(numbers());
        }
    }

    private String numbers() {
        return String.format(Locale.ROOT, "%d of %d questions, %d right", done, total, right);
    }

    /** Leaves the line, so that what follows begins on a new one. */
    @Override
    public void close() {
        if (moving) {
            stream.println();
        }
    }
}
