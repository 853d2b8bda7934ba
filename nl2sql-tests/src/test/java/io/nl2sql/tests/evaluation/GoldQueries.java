package io.nl2sql.tests.evaluation;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.execution.ExecutionLimits;
import io.nl2sql.core.execution.QueryRunner;
import io.nl2sql.core.execution.ResultTable;
import io.nl2sql.core.guard.ProvenQueries;
import java.util.Optional;

/** Runs expected SQL as answers are run: same connections, settings and limits, read-only, without the guard. */
final class GoldQueries {
    private final QueryRunner runner;
    private final ExecutionLimits limits;

    GoldQueries(QueryRunner runner, ExecutionLimits limits) {
        this.runner = runner;
        this.limits = limits;
    }

    /** Empty where the query fails, takes too long or returns more than is compared. */
    Optional<ResultTable> run(String sql) {
        try {
            return Optional.of(runner.run(ProvenQueries.authorized(single(sql)), limits, Cancellation.never()))
                    .filter(result -> !result.truncated());
        } catch (Nl2SqlException e) {
            return Optional.empty();
        }
    }

    private static String single(String sql) {
        return sql.strip().replaceFirst("[;\\s]+$", "");
    }
}
