package io.nl2sql.tests.coverage;

import io.nl2sql.tests.coverage.Corpus.Written;

/**
 * What became of a statement under one kind of policies.
 *
 * @param policies the kind
 * @param reason why it was refused or failed; empty where all is well
 * @param state SQLSTATE of the statement as written; empty where it runs
 * @param executed what the guard wrote; empty where it refused
 */
record Result(
        String corpus,
        String policies,
        Written written,
        Verdict verdict,
        String reason,
        String state,
        String executed,
        Numbers numbers) {
    /**
     * What was measured.
     *
     * @param changed whether the policies change what the statement returns
     * @param rows returned under policies
     * @param fenced whether the guard put a fence anywhere
     * @param nativeNanos the statement as written under PostgreSQL's policies
     * @param guardedNanos what the guard wrote
     * @param guardNanos reading and rewriting
     */
    record Numbers(boolean changed, long rows, boolean fenced, long nativeNanos, long guardedNanos, long guardNanos) {
        static final Numbers NONE = new Numbers(false, 0, false, 0, 0, 0);
    }

    /** Adds what the database said, where it is the reason. */
    Result withReplies(Reply expected, Reply actual) {
        String said =
                switch (verdict) {
                    case REFUSED, SAME, UNDETERMINED -> "";
                    case REFUSED_BY_BOTH, SAME_FAILURE, ONLY_OURS -> expected.state() + " " + expected.error();
                    case FAILED, TOO_SLOW -> actual.state() + " " + actual.error();
                    case DIFFERENT -> Difference.between(expected, actual);
                };
        String all = said.isEmpty() || reason.isEmpty() ? reason + said : reason + " | " + said;
        return new Result(corpus, policies, written, verdict, all, expected.state(), executed, numbers);
    }
}
