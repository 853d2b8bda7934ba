package io.nl2sql.web.faces;

import java.util.Locale;

/** Lengths of time in words. */
final class Durations {
    private Durations() {}

    static String words(double millis) {
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        return millis < 1000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }
}
