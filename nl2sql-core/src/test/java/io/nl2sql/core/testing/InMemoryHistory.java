package io.nl2sql.core.testing;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** History on the heap; can be made to fail. */
public final class InMemoryHistory implements History {
    private static final Comparator<HistoryEntry> NEWEST_FIRST = Comparator.comparing(HistoryEntry::at)
            .thenComparing(HistoryEntry::id)
            .reversed();

    private final List<HistoryEntry> entries = new ArrayList<>();
    private boolean down;

    /** From now on nothing can be written. */
    public synchronized void goDown() {
        down = true;
    }

    @Override
    public synchronized void record(HistoryEntry entry) {
        if (down) {
            throw new IllegalStateException("The history is down");
        }
        entries.add(entry);
    }

    @Override
    public synchronized void complete(HistoryEntry entry) {
        if (down || !entries.removeIf(old -> old.id().equals(entry.id()) && isRunning(old))) {
            throw new IllegalStateException("The history is down, or nothing of that id is running");
        }
        entries.add(entry);
    }

    private static boolean isRunning(HistoryEntry entry) {
        return entry.outcome() == HistoryEntry.Outcome.RUNNING;
    }

    /** Every entry in the order of writing. */
    public synchronized List<HistoryEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized List<HistoryEntry> page(HistoryFilter filter, Optional<Cursor> after, int limit) {
        return entries.stream()
                .filter(entry -> isWished(entry, filter))
                .filter(entry -> after.isEmpty() || isBehind(entry, after.get()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static boolean isWished(HistoryEntry entry, HistoryFilter filter) {
        String texts = (entry.question() + '\n' + entry.sql() + '\n' + entry.message()).toLowerCase(Locale.ROOT);
        return isSame(filter.kind(), entry.kind())
                && isSame(filter.principal(), entry.principal())
                && isSame(filter.door(), entry.door())
                && isSame(filter.dataSource(), entry.dataSource())
                && isSame(filter.outcome(), entry.outcome())
                && isSame(filter.conversation(), entry.dialogue().conversation())
                && (filter.code().isEmpty() || filter.code().equals(entry.errorCode()))
                && filter.from().filter(from -> entry.at().isBefore(from)).isEmpty()
                && filter.to().filter(to -> !entry.at().isBefore(to)).isEmpty()
                && filter.text()
                        .filter(text -> !texts.contains(text.toLowerCase(Locale.ROOT)))
                        .isEmpty();
    }

    private static <T> boolean isSame(Optional<T> wished, T there) {
        return wished.isEmpty() || wished.get().equals(there);
    }

    private static boolean isBehind(HistoryEntry entry, Cursor cursor) {
        int byTime = entry.at().compareTo(cursor.at());
        return byTime < 0 || (byTime == 0 && entry.id().compareTo(cursor.id()) < 0);
    }

    @Override
    public synchronized Optional<HistoryEntry> find(UUID id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}
