package io.nl2sql.ejb.history;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives every failure of the system database, commits included, the one code that callers know. */
public final class FailClosedHistory implements History {
    private final History history;

    public FailClosedHistory(History history) {
        this.history = history;
    }

    @Override
    public void record(HistoryEntry entry) {
        guarded(() -> {
            history.record(entry);
            return entry;
        });
    }

    @Override
    public void complete(HistoryEntry entry) {
        guarded(() -> {
            history.complete(entry);
            return entry;
        });
    }

    @Override
    public List<HistoryEntry> page(HistoryFilter filter, Optional<Cursor> after, int limit) {
        return guarded(() -> history.page(filter, after, limit));
    }

    @Override
    public Optional<HistoryEntry> find(UUID id) {
        return guarded(() -> history.find(id));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new Nl2SqlException(
                    ErrorCode.HISTORY_UNAVAILABLE, "The history cannot be reached at the moment. Try again later.", e);
        }
    }
}
