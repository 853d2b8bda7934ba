package io.nl2sql.tests.coverage;

import io.nl2sql.tests.console.ProgressBar;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Says how far a corpus is. */
final class Progress implements AutoCloseable {
    private static final int LINES = 5;

    private final PrintStream stream;
    private final ProgressBar bar;
    private final String name;
    private int right;

    /** @param moving whether the stream is a terminal */
    Progress(PrintStream stream, boolean moving, Corpus corpus) {
        this.stream = stream;
        this.bar = new ProgressBar(stream, moving, corpus.size() * Side.values().length, LINES);
        this.name = corpus.name();
    }

    void loaded(Map<String, Integer> shapes, long nanos) {
        if (!bar.isMoving()) {
            stream.printf(Locale.ROOT, "%s: loaded at %.1f s; policies %s%n", name, nanos / 1e9, shapes);
        }
    }

    void step(Result result) {
        right += result.verdict() == Verdict.SAME ? 1 : 0;
        bar.step(() -> name + ": " + bar.numbers() + ", " + right + " the same");
    }

    @Override
    public void close() {
        bar.close();
    }
}
