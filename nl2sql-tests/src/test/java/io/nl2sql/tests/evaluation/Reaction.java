package io.nl2sql.tests.evaluation;

import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.llm.Usage;
import java.util.Optional;

/**
 * What the product made of a question.
 *
 * @param status how it ended
 * @param sql what was written before policy; empty where nothing was
 * @param confidence 0 to 1
 * @param latencyMillis from question to rows
 * @param generateMillis of these, what the generator took; 0 where it failed
 * @param reason why there are no rows; empty where there are
 * @param usage what a language model used; empty where none was asked
 * @param result the rows; empty table where there are none
 */
record Reaction(
        Status status,
        String sql,
        Optional<Double> confidence,
        double latencyMillis,
        double generateMillis,
        String reason,
        Optional<Usage> usage,
        ResultTable result) {
    enum Status {
        ANSWERED,
        NEEDS_CLARIFICATION,
        REFUSED,
        /** Neither an answer nor a sentence about the question: an error, a timeout, a query that does not run. */
        FAILED
    }

    /** Where a question came to nothing. */
    static Reaction failed(String sql, Optional<Double> confidence, double millis, String why) {
        return new Reaction(Status.FAILED, sql, confidence, millis, 0, why, Optional.empty(), ResultTable.empty());
    }

    boolean isAnswered() {
        return status == Status.ANSWERED;
    }

    Reaction withoutRows() {
        return new Reaction(status, sql, confidence, latencyMillis, generateMillis, reason, usage, ResultTable.empty());
    }
}
