package io.nl2sql.tests.evaluation;

import io.nl2sql.core.execution.ResultTable;
import java.util.List;
import java.util.Optional;

/**
 * Whether the expected queries of a question, written by people who did not see each other's, find the same rows. Only
 * then does the question say enough to be judged by them.
 */
final class GoldAgreement {
    enum Verdict {
        AGREE("agree"),
        /** They find no row, so that every wrong condition would seem right. */
        NO_ROWS("find no row"),
        /** The same rows, but sorted by one and not by the other. */
        ORDER_DIFFERS("differ in the order of rows"),
        ROWS_DIFFER("differ in their rows"),
        FAILED("do not all run");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final GoldQueries golds;
    private final Comparison comparison;

    GoldAgreement(GoldQueries golds) {
        this.golds = golds;
        this.comparison = new Comparison(golds::run);
    }

    /** The first is compared with each of the others. */
    Verdict of(EvaluationQuestion question) {
        List<Optional<ResultTable>> results =
                question.golds().stream().map(golds::run).toList();
        if (results.isEmpty() || results.stream().anyMatch(Optional::isEmpty)) {
            return Verdict.FAILED;
        }
        Verdict worst = Verdict.AGREE;
        for (int index = 1; index < results.size(); index++) {
            Verdict next = compare(
                    question.golds().get(0), results.get(0).get(),
                    question.golds().get(index), results.get(index).get());
            worst = next.compareTo(worst) > 0 ? next : worst;
        }
        return worst;
    }

    private Verdict compare(String sql, ResultTable rows, String otherSql, ResultTable otherRows) {
        boolean one = comparison.isRight(sql, rows, otherRows);
        boolean other = comparison.isRight(otherSql, otherRows, rows);
        if (!one && !other) {
            return Verdict.ROWS_DIFFER;
        }
        if (one != other) {
            return Verdict.ORDER_DIFFERS;
        }
        return rows.rows().isEmpty() ? Verdict.NO_ROWS : Verdict.AGREE;
    }
}
