package io.nl2sql.web.faces;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.pipeline.SqlRefusedException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Why there is no answer, in words for the person who asked.
 *
 * @param code stable code of {@code docs/errors.md}
 * @param message what happened
 * @param help what to do about it
 * @param findings every reason, where SQL was refused
 */
public record Failure(ErrorCode code, String message, String help, List<Finding> findings) {
    private static final Logger LOG = Logger.getLogger(Failure.class.getName());

    public Failure {
        findings = List.copyOf(findings);
    }

    /** Reads a failure; whatever is not a known one becomes INTERNAL, is logged, and its text is kept from the page. */
    static Failure of(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancellationException) {
                return of(new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "You stopped this question."));
            }
            if (cause instanceof Nl2SqlException known) {
                return of(known);
            }
        }
        LOG.log(Level.SEVERE, "A question failed in a way that nobody foresaw", problem);
        return of(new Nl2SqlException(ErrorCode.INTERNAL, "Something went wrong on our side."));
    }

    private static Failure of(Nl2SqlException known) {
        List<Finding> findings = known instanceof SqlRefusedException refused ? refused.findings() : List.of();
        return new Failure(known.code(), known.getMessage(), help(known.code()), findings);
    }

    /** Whether the fault lies in what was typed, so that the page can speak more softly. */
    public boolean isAskersToMend() {
        return code.kind() == ErrorCode.Kind.USER || code.kind() == ErrorCode.Kind.POLICY;
    }

    private static String help(ErrorCode code) {
        return switch (code) {
            case QUESTION_EMPTY -> "Type a question, then press Enter.";
            case QUESTION_TOO_LONG -> "Shorten the question to what you want to know.";
            case QUESTION_NOT_TEXT -> "Use plain text only.";
            case DATA_SOURCE_UNKNOWN -> "Choose one of the data sources in the list.";
            case DATA_SOURCE_UNAVAILABLE -> "Try again in a moment, or choose another data source.";
            case SQL_REFUSED -> "Change the SQL as described and run it again.";
            case QUERY_DATA_ERROR -> "Check divisions, conversions and dates in the SQL.";
            case QUERY_TOO_EXPENSIVE, STATEMENT_TIMEOUT ->
                "Ask for less: a shorter period, fewer groups, or a total instead of a list.";
            case QUERY_CANCELLED -> "Ask again whenever you like.";
            case RATE_LIMITED -> "Wait a moment, then ask again.";
            case MODEL_UNAVAILABLE -> "Try again in a moment.";
            case HISTORY_UNAVAILABLE ->
                "Answers are withheld while they cannot be recorded. Try again in a moment or tell an administrator.";
            case NOT_ALLOWED -> "Ask an administrator if you need this.";
            default -> "Try again; if it stays, tell an administrator the code above.";
        };
    }
}
