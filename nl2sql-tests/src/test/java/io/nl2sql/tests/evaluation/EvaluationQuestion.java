package io.nl2sql.tests.evaluation;

import java.util.List;

/**
 * One line of a questions file.
 *
 * @param id as written
 * @param database the {@code db_id} as written
 * @param text the question
 * @param evidence a hint that belongs to the question; empty where there is none
 * @param golds SQL of which each gives a right answer; empty where none is known
 * @param answerable false where the file says that the database holds no answer
 */
record EvaluationQuestion(
        String id, String database, String text, String evidence, List<String> golds, boolean answerable) {
    EvaluationQuestion {
        golds = List.copyOf(golds);
    }

    /** Whether an answer to it can be judged by its rows. */
    boolean isScored() {
        return answerable && !golds.isEmpty();
    }
}
