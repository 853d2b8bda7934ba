package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.HistoryEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What somebody did to the meanings of words, as an entry of the history. */
public final class VocabularyEntry {
    private final Caller caller;
    private final String dataSource;
    private final Instant at;

    public VocabularyEntry(Caller caller, String dataSource, Instant at) {
        this.caller = caller;
        this.dataSource = dataSource;
        this.at = at;
    }

    /** @param message what was done, a sentence */
    public HistoryEntry done(String message, long count) {
        return entry(HistoryEntry.Outcome.ANSWERED, Optional.empty(), message, count);
    }

    /** @param message what was to be done, the beginning of a sentence */
    public HistoryEntry failed(String message, Nl2SqlException failure) {
        boolean refused = failure.code().kind() == ErrorCode.Kind.POLICY;
        return entry(
                refused ? HistoryEntry.Outcome.REFUSED : HistoryEntry.Outcome.FAILED,
                Optional.of(failure.code().name()),
                message + ": " + failure.getMessage(),
                -1);
    }

    private HistoryEntry entry(HistoryEntry.Outcome outcome, Optional<String> code, String message, long count) {
        return HistoryEntry.of(UUID.randomUUID(), HistoryEntry.Kind.VOCABULARY, at)
                .by(caller.principal(), caller.door())
                .on(ExitRecorder.storable(dataSource))
                .ended(outcome, code, ExitRecorder.storable(message))
                .rows(count, false)
                .entry();
    }
}
