package io.nl2sql.ejb.history;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One look at other people's entries, as an entry of its own. */
final class AuditReading {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Caller reader;
    private final Instant at;
    private final long start = System.nanoTime();

    AuditReading(Caller reader, Instant at) {
        this.reader = reader;
        this.at = at;
    }

    /** @param verb what was done with them */
    HistoryEntry ofEntries(String verb, HistoryFilter filter, Optional<History.Cursor> after, int count) {
        List<String> conditions = conditions(filter);
        after.ifPresent(cursor -> conditions.add("older than " + cursor.at()));
        String which = conditions.isEmpty() ? "everything" : String.join(", ", conditions);
        return entry(verb + " the audit: " + which + ".", count);
    }

    HistoryEntry ofEntry(UUID id, boolean found) {
        return entry("Read the audit: the entry " + id + (found ? "." : ", which is not there."), found ? 1 : 0);
    }

    private static List<String> conditions(HistoryFilter filter) {
        List<String> conditions = new ArrayList<>();
        filter.kind().ifPresent(kind -> conditions.add("kind " + kind));
        filter.principal().ifPresent(principal -> conditions.add("person '" + principal + "'"));
        filter.door().ifPresent(door -> conditions.add("door " + door));
        filter.dataSource().ifPresent(source -> conditions.add("data source '" + source + "'"));
        filter.outcome().ifPresent(outcome -> conditions.add("outcome " + outcome));
        filter.code().ifPresent(code -> conditions.add("code " + code));
        filter.from().ifPresent(from -> conditions.add("from " + from));
        filter.to().ifPresent(to -> conditions.add("before " + to));
        filter.conversation().ifPresent(name -> conditions.add("conversation '" + name + "'"));
        filter.text().ifPresent(text -> conditions.add("with '" + text + "'"));
        return conditions;
    }

    private HistoryEntry entry(String message, int count) {
        return HistoryEntry.of(UUID.randomUUID(), HistoryEntry.Kind.AUDIT_READ, at)
                .by(reader.principal(), reader.door())
                .ended(HistoryEntry.Outcome.ANSWERED, Optional.empty(), message)
                .rows(count, false)
                .took((System.nanoTime() - start) / NANOS_PER_MILLI)
                .entry();
    }
}
