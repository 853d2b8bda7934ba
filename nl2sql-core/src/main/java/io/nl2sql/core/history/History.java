package io.nl2sql.core.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps history entries. Thread-safe. */
public interface History {
    /**
     * Writes the entry in its own transaction.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException HISTORY_UNAVAILABLE when it could not be written; the caller then
     *     withholds the answer
     */
    void record(HistoryEntry entry);

    /**
     * Puts the entry, in its own transaction, in the place of the one of the same id that was written as running.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException HISTORY_UNAVAILABLE when it could not be written, or none is running
     */
    void complete(HistoryEntry entry);

    /**
     * Entries, newest first.
     *
     * @param filter which of them
     * @param after continue behind this entry
     * @param limit 1 to 500
     */
    List<HistoryEntry> page(HistoryFilter filter, Optional<Cursor> after, int limit);

    /** One entry. */
    Optional<HistoryEntry> find(UUID id);

    /** Position in the list. */
    record Cursor(Instant at, UUID id) {
        /** Right behind an entry. */
        public static Cursor behind(HistoryEntry entry) {
            return new Cursor(entry.at(), entry.id());
        }
    }
}
