package io.nl2sql.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The console: one line per step with the seconds since the start. Thread-safe. */
final class Progress {
    private final PrintStream console;
    private final long start;

    /** @param sinceStart how long the program has been running already */
    Progress(PrintStream console, Duration sinceStart) {
        this.console = console;
        this.start = System.nanoTime() - sinceStart.toNanos();
    }

    synchronized void step(String what) {
        console.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), what));
        console.flush();
    }

    synchronized void block(List<String> lines) {
        console.println();
        lines.forEach(line -> console.println("  " + line));
        console.println();
        console.flush();
    }

    synchronized void failure(String message) {
        block(List.of("NL2SQL did not start. " + message));
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
