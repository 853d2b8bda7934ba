package io.nl2sql.tests.evaluation;

import java.util.Optional;

/**
 * What came of one question.
 *
 * @param question the question
 * @param kind how it counts
 * @param reaction what the product made of it; without the rows
 * @param right whether that was right; false for what was not answered, except where that is what is wanted; meaningless
 *     where nothing can be judged
 * @param guess what the generator would have answered had it had to
 */
record Outcome(EvaluationQuestion question, Kind kind, Reaction reaction, boolean right, Optional<Guess> guess) {
    enum Kind {
        /** Its rows are compared. */
        SCORED,
        /** Not to answer is right; where the question says so, only by refusing or only by asking back. */
        UNANSWERABLE,
        /** No expected SQL ran, so that nothing can be said. */
        GOLD_FAILED,
        /** The file has no expected SQL. */
        WITHOUT_GOLD
    }

    /**
     * SQL written however unsure.
     *
     * @param confidence 0 to 1
     * @param right whether its rows are the expected ones
     */
    record Guess(String sql, double confidence, boolean right) {}
}
