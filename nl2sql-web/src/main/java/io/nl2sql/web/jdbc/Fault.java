package io.nl2sql.web.jdbc;

import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.pipeline.SqlRefusedException;
import io.nl2sql.core.statement.QuestionUnansweredException;
import io.nl2sql.web.error.Failure;
import io.nl2sql.web.error.Problem;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a statement has no result.
 *
 * @param code the error's or the first finding's
 * @param line 1-based, 0 without position; {@code column} likewise
 */
record Fault(String sqlState, String code, String message, String hint, int line, int column) {
    private static final Logger LOG = LoggerFactory.getLogger(Fault.class);

    static Fault of(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof SqlRefusedException refused) {
            return of(refused.findings().get(0));
        }
        if (cause instanceof CancellationException) {
            return new Fault("57014", "QUERY_CANCELLED", "The query was cancelled.", "", 0, 0);
        }
        Failure failure = Failure.of(cause, "");
        if (failure.bug()) {
            LOG.error("{}", failure.problem().instance(), cause);
        }
        Problem problem = failure.problem();
        return new Fault(SqlStates.of(problem.code()), problem.code().name(), problem.detail(), hint(cause), 0, 0);
    }

    private static Fault of(Finding finding) {
        return new Fault(
                SqlStates.of(finding.code()),
                finding.code().name(),
                finding.message(),
                finding.hint(),
                finding.line(),
                finding.column());
    }

    private static String hint(Throwable cause) {
        return cause instanceof QuestionUnansweredException back
                ? back.choices().stream().collect(Collectors.joining("\n"))
                : "";
    }
}
