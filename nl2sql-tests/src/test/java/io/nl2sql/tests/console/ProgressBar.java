package io.nl2sql.tests.console;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Says how far a measurement is: a bar that moves on a terminal, else a line now and then. For one thread at a time. */
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 40;

    private final PrintStream stream;
    private final boolean moving;
    private final int total;
    private final int lines;
    private int done;

    /**
     * One that has not begun.
     *
     * @param moving whether the stream is a terminal
     * @param total how many steps there are
     * @param lines how many to write where it is none
     */
    public ProgressBar(PrintStream stream, boolean moving, int total, int lines) {
        this.stream = stream;
        this.moving = moving;
        this.total = total;
        this.lines = lines;
    }

    public boolean isMoving() {
        return moving;
    }

    /** How many steps were made, of how many. */
    public String numbers() {
        return done + " of " + total;
    }

    /** @param text what to say after the step */
    public void step(Supplier<String> text) {
        done++;
        if (moving) {
            int filled = (int) ((long) WIDTH * done / total);
            stream.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text.get());
            stream.flush();
        } else if ((long) done * lines / total > (long) (done - 1) * lines / total) {
            stream.println(text.get());
        }
    }

    /** Leaves the line, so that what follows begins on a new one. */
    @Override
    public void close() {
        if (moving) {
            stream.println();
        }
    }
}
