package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.Dialogue;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.GeneratedSql;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /** Says, before the first row leaves, that rows are about to. */
    void running(Journey journey) {
        HistoryEntry entry = entry(journey, HistoryEntry.Outcome.RUNNING, Optional.empty(), "", 0, false);
        journey.exit().run(() -> record(entry, history::record));
    }

    void answered(Journey journey, Answer answer) {
        leave(
                journey,
                () -> entry(
                        journey,
                        HistoryEntry.Outcome.valueOf(answer.status().name()),
                        isRefusedSql(answer) ? Optional.of(ErrorCode.SQL_REFUSED.name()) : Optional.empty(),
                        answer.reason()
                                .or(() -> answer.clarification().map(Answer.Clarification::question))
                                .orElse(""),
                        journey.exit().rows(),
                        answer.result().truncated()));
    }

    /** A generator that declines writes no SQL, and nothing was refused but an answer. */
    private static boolean isRefusedSql(Answer answer) {
        return answer.status() == Answer.Status.REFUSED && !answer.sql().isEmpty();
    }

    void failed(Journey journey, Nl2SqlException failure) {
        leave(
                journey,
                () -> entry(
                        journey,
                        outcome(failure),
                        Optional.of(code(failure)),
                        failure.getMessage(),
                        journey.exit().rows(),
                        false));
    }

    /** The entry is made at the exit itself: what was delivered until then counts. */
    private void leave(Journey journey, Supplier<HistoryEntry> entry) {
        journey.exit().leave(running -> record(entry.get(), running ? history::complete : history::record));
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
        return HistoryEntry.of(journey.id(), HistoryEntry.Kind.ASKED, journey.at())
                .by(journey.caller().principal(), journey.caller().door())
                .on(journey.dataSource())
                .asking(storable(journey.question()))
                .written(journey.generator(), storable(journey.sql()))
                .authorized(
                        storable(journey.executedSql()),
                        journey.policies().stream().map(ExitRecorder::storable).toList())
                .ended(outcome, code, storable(message))
                .confidence(journey.generated().map(GeneratedSql::confidence))
                .rows(rows, truncated)
                .took(journey.elapsedMillis())
                .using(journey.usage())
                .within(dialogue(journey))
                .entry();
    }

    private static Dialogue dialogue(Journey journey) {
        Dialogue dialogue = journey.dialogue();
        return new Dialogue(dialogue.conversation(), storable(dialogue.takenAs()), dialogue.offered());
    }

    /** PostgreSQL stores no NUL and no half characters; a flood of text is cut. */
    static String storable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static void record(HistoryEntry entry, Consumer<HistoryEntry> history) {
        try {
            history.accept(entry);
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
