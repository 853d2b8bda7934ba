package io.nl2sql.web.rest;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.HistoryEntry;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The id in the address of an entry. */
final class EntryId {
    private EntryId() {}

    /** @throws Nl2SqlException NOT_FOUND; a text that is no id reads as one that nothing has */
    static HistoryEntry find(String text, Function<UUID, Optional<HistoryEntry>> entries, String where) {
        return uuid(text)
                .flatMap(entries)
                .orElseThrow(
                        () -> new Nl2SqlException(ErrorCode.NOT_FOUND, "There is no such entry in " + where + "."));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
