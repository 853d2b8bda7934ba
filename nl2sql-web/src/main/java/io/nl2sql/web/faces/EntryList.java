package io.nl2sql.web.faces;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One page of entries. The next one begins behind its last entry, however many are written meanwhile. */
public final class EntryList {
    /** What is shown, and one more to know whether there is more. */
    static final int READ = 26;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final List<HistoryEntry> entries;
    private final EntryViews views;

    /** @param entries {@value #READ} at most */
    EntryList(List<HistoryEntry> entries, EntryViews views) {
        this.entries = entries;
        this.views = views;
    }

    private Stream<HistoryEntry> visible() {
        return entries.stream().limit(READ - 1L);
    }

    public List<EntryView> shown() {
        return visible().map(views::of).toList();
    }

    public boolean isNothing() {
        return entries.isEmpty();
    }

    public boolean isMore() {
        return entries.size() >= READ;
    }

    /** Position of the last entry shown, for the address of the next page. */
    public String next() {
        HistoryEntry last = entries.get(READ - 2);
        return last.at() + "~" + last.id();
    }

    /** The position that an address names; one that cannot be read is the beginning. */
    static Optional<History.Cursor> position(String text) {
        int split = text.indexOf('~');
        if (split < 0) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(text.substring(0, split));
            UUID id = UUID.fromString(text.substring(split + 1));
            return Optional.of(new History.Cursor(at, id))
                    .filter(cursor -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
