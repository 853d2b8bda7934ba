package io.nl2sql.core.linking.value;

import java.time.Instant;
import java.util.Optional;

/**
 * How the values of a data source stand. For administrators only.
 *
 * @param state what is being done
 * @param tables how many tables there are to read
 * @param tablesRead how many of them the build under way, or the last one, has read
 * @param values how many values are known, or were collected so far while none are
 * @param bytes what they take on disk; 0 in memory
 * @param built when those that are known were read
 * @param problem what went wrong last
 */
public record ValueProgress(
        State state,
        int tables,
        int tablesRead,
        long values,
        long bytes,
        Optional<Instant> built,
        Optional<Problem> problem) {
    public enum State {
        /** Nothing was begun. */
        WAITING,
        /** Values are being read; those of the last time serve until that is done. */
        READING,
        /** They are known. */
        READY,
        /** Reading them failed and will be gone on with; those of the last time serve. */
        FAILED
    }

    /** What can go wrong; the names are documented and stay. */
    public enum Problem {
        /** The database did not answer. */
        VALUES_UNREACHABLE,
        /** The index cannot be written or read; the log says why. */
        VALUES_NOT_STORED,
        /** There are more values than the limits allow; the rest is not known by name. */
        VALUES_CUT_SHORT,
        /** Reading took too long; what was read until then is known. */
        VALUES_LATE,
        /** A defect; the log says which. */
        VALUES_FAILED
    }

    /** Before anything is known. */
    public static ValueProgress none() {
        return new ValueProgress(State.WAITING, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}
