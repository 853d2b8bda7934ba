package io.nl2sql.core.pipeline;

import java.util.List;

/** Warnings of answers that a door may want to tell from others. */
public final class Notices {
    public static final String NOTHING_RUN = "Nothing was run: this was a dry run.";

    private static final String NO_ROWS = "No rows match.";
    private static final String NO_ROWS_SEEN = "No rows that you may see match; policy limits ";

    private Notices() {}

    static String noRows() {
        return NO_ROWS;
    }

    /** @param tables of which policy shows the asker a part */
    static String noRowsSeen(List<String> tables) {
        return NO_ROWS_SEEN + String.join(", ", tables) + " to part of " + (tables.size() == 1 ? "its" : "their")
                + " rows.";
    }

    /** Whether it says only that the result is empty, which a door may show in its own way. */
    public static boolean isOfNoRows(String warning) {
        return warning.equals(NO_ROWS) || isOfNoRowsSeen(warning);
    }

    /** Whether it says that policy may be why the result is empty. */
    public static boolean isOfNoRowsSeen(String warning) {
        return warning.startsWith(NO_ROWS_SEEN);
    }

    /** @param count rows that are shown */
    public static String truncated(long count) {
        return "Only the first " + count + " rows are shown; there are more.";
    }
}
