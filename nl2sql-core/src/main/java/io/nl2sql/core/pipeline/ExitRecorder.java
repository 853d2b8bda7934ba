package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.GeneratedSql;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the history entry of every exit. What cannot be recorded is withheld. */
final class ExitRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(ExitRecorder.class);
    private static final int LONGEST = 100_000;

    private final History history;

    ExitRecorder(History history) {
        this.history = history;
    }

    void answered(Journey journey, Answer answer) {
        boolean ran = answer.status() == Answer.Status.ANSWERED
                && !answer.executedSql().isEmpty();
        record(entry(
                journey,
                HistoryEntry.Outcome.valueOf(answer.status().name()),
                isRefusedSql(answer) ? Optional.of(ErrorCode.SQL_REFUSED.name()) : Optional.empty(),
                answer.reason()
                        .or(() -> answer.clarification().map(Answer.Clarification::question))
                        .orElse(""),
                ran ? answer.result().rows().size() : -1,
                answer.result().truncated()));
    }

    /** A generator that declines writes no SQL, and nothing was refused but an answer. */
    private static boolean isRefusedSql(Answer answer) {
        return answer.status() == Answer.Status.REFUSED && !answer.sql().isEmpty();
    }

    void failed(Journey journey, Nl2SqlException failure) {
        record(entry(journey, outcome(failure), Optional.of(code(failure)), failure.getMessage(), -1, false));
    }

    private static HistoryEntry.Outcome outcome(Nl2SqlException failure) {
        if (failure.code() == ErrorCode.QUERY_CANCELLED) {
            return HistoryEntry.Outcome.CANCELLED;
        }
        return failure.code().kind() == ErrorCode.Kind.POLICY
                ? HistoryEntry.Outcome.REFUSED
                : HistoryEntry.Outcome.FAILED;
    }

    private static String code(Nl2SqlException failure) {
        return failure instanceof SqlRefusedException refused
                ? refused.findings().get(0).code().name()
                : failure.code().name();
    }

    private static HistoryEntry entry(
            Journey journey,
            HistoryEntry.Outcome outcome,
            Optional<String> code,
            String message,
            long rows,
            boolean truncated) {
        return new HistoryEntry(
                journey.id(),
                journey.at(),
                journey.caller().principal().name(),
                journey.caller().door(),
                journey.dataSource(),
                storable(journey.question()),
                storable(journey.sql()),
                storable(journey.executedSql()),
                outcome,
                code,
                storable(message),
                journey.generator(),
                journey.generated().map(GeneratedSql::confidence),
                rows,
                truncated,
                journey.elapsedMillis());
    }

    /** PostgreSQL stores no NUL and no half characters; a flood of text is cut. */
    private static String storable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private void record(HistoryEntry entry) {
        try {
            history.record(entry);
        } catch (RuntimeException e) {
            LOG.error("The history entry {} could not be written; its answer is withheld", entry.id(), e);
            throw withheld(e);
        }
    }

    static Nl2SqlException withheld(Throwable cause) {
        return new Nl2SqlException(
                ErrorCode.HISTORY_UNAVAILABLE,
                "The history cannot be written at the moment, so that no answer can be given. Try again later.",
                cause);
    }
}
