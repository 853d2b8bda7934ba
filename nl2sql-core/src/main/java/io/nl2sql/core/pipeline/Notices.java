package io.nl2sql.core.pipeline;

/** Warnings of answers that a door may want to tell from others. */
public final class Notices {
    public static final String NOTHING_RUN = "Nothing was run: this was a dry run.";

    private Notices() {}

    /** @param count rows that are shown */
    public static String truncated(long count) {
        return "Only the first " + count + " rows are shown; there are more.";
    }
}
