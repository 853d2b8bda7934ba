package io.nl2sql.tests.noninterference;

/**
 * What came of asking both twins.
 *
 * @param outcome which kind
 * @param detail SQLSTATE, reason of a refusal or difference; empty where there is nothing to say
 */
record Verdict(Outcome outcome, String detail) {
    enum Outcome {
        /** The guard did not let it pass. */
        REFUSED,
        /** Same columns and rows. */
        SAME,
        /** Same error. */
        SAME_ERROR,
        /** One twin or both did not end in time: not promised. */
        TIMEOUT,
        /** Even where nothing is hidden the answer varies with the plan: an order that the statement leaves open. */
        OPEN_ORDER,
        /** The twins differ: the answer tells about what is hidden. */
        DIFFERENT
    }

    boolean leaks() {
        return outcome == Outcome.DIFFERENT;
    }
}
