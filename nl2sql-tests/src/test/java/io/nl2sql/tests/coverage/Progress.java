package io.nl2sql.tests.coverage;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Says how far a corpus is: a bar that moves on a terminal, else a line now and then. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;
    private static final int LINES = 5;

    private final PrintStream stream;
    private final boolean moving;
    private final String name;
    private final int total;
    private int done;
    private int right;

    /** @param moving whether the stream is a terminal */
    Progress(PrintStream stream, boolean moving, Corpus corpus) {
        this.stream = stream;
        this.moving = moving;
        this.name = corpus.name();
        this.total = corpus.size() * Side.values().length;
    }

    void loaded(Map<String, Integer> shapes, long nanos) {
        if (!moving) {
            stream.printf(Locale.ROOT, "%s: loaded at %.1f s; policies %s%n", name, nanos / 1e9, shapes);
        }
    }

    void step(Result result) {
        done++;
        right += result.verdict() == Verdict.SAME ? 1 : 0;
        if (moving) {
            int filled = (int) ((long) WIDTH * done / total);
            stream.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + numbers());
            stream.flush();
        } else if ((long) done * LINES / total > (long) (done - 1) * LINES / total) {
            stream.println(numbers());
        }
    }

    private String numbers() {
        return String.format(Locale.ROOT, "%s: %d of %d, %d the same", name, done, total, right);
    }

    /** Leaves the line, so that what follows begins on a new one. */
    @Override
    public void close() {
        if (moving) {
            stream.println();
        }
    }
}
