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
 * @param also SQL that gives other rows which are right as well, such as full names instead of codes
 * @param expected the right kind of reply
 * @param setting what it is asked in
 */
record EvaluationQuestion(
        String id,
        String database,
        String text,
        String evidence,
        List<String> golds,
        List<String> also,
        Expected expected,
        Setting setting) {
    EvaluationQuestion {
        golds = List.copyOf(golds);
        also = List.copyOf(also);
    }

    /** A question that stands for itself. */
    EvaluationQuestion(
            String id, String database, String text, String evidence, List<String> golds, boolean answerable) {
        this(
                id,
                database,
                text,
                evidence,
                golds,
                List.of(),
                answerable ? Expected.ANSWER : Expected.NO_ANSWER,
                Setting.none());
    }

    boolean answerable() {
        return expected == Expected.ANSWER;
    }

    /** Whether an answer to it can be judged by its rows. */
    boolean isScored() {
        return answerable() && !golds.isEmpty();
    }

    boolean isFollowUp() {
        return !setting.previous().isEmpty();
    }
}
