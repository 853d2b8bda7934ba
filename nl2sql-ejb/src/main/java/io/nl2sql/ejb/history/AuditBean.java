package io.nl2sql.ejb.history;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Everybody's entries, for auditors and administrators. Each reading is recorded before it is handed out, and withheld
 * where it cannot be.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditBean {
    private static final Set<String> READERS = Set.of(Roles.AUDITOR, Roles.ADMIN);

    @Inject
    History history;

    @Inject
    Clock clock;

    /** Whether this principal may read what others did. */
    public static boolean isOpenTo(Principal principal) {
        return principal.hasAnyRole(READERS);
    }

    /**
     * Entries, newest first.
     *
     * @param limit 1 to 500
     * @throws Nl2SqlException NOT_ALLOWED or REQUEST_MALFORMED
     */
    public List<HistoryEntry> page(Caller reader, HistoryFilter filter, Optional<History.Cursor> after, int limit) {
        AuditReading reading = begin(reader);
        List<HistoryEntry> page = history.page(filter, after, PageLimit.checked(limit));
        history.record(reading.ofEntries("Read", filter, after, page.size()));
        return page;
    }

    /**
     * Hands many entries on, newest first. Whoever takes them shows none before this returns:
     * until then the reading is not recorded.
     *
     * @param limit 1 to {@value Export#MOST}
     * @throws Nl2SqlException NOT_ALLOWED or REQUEST_MALFORMED
     */
    public Export.Extent export(
            Caller reader,
            HistoryFilter filter,
            Optional<History.Cursor> after,
            int limit,
            Consumer<HistoryEntry> target) {
        AuditReading reading = begin(reader);
        Export.Extent extent = new Export(history).run(filter, after, limit, target);
        history.record(reading.ofEntries("Exported", filter, after, extent.entries()));
        return extent;
    }

    /**
     * One entry.
     *
     * @throws Nl2SqlException NOT_ALLOWED
     */
    public Optional<HistoryEntry> find(Caller reader, UUID id) {
        AuditReading reading = begin(reader);
        Optional<HistoryEntry> entry = history.find(id);
        history.record(reading.ofEntry(id, entry.isPresent()));
        return entry;
    }

    private AuditReading begin(Caller reader) {
        if (!isOpenTo(reader.principal())) {
            throw new Nl2SqlException(
                    ErrorCode.NOT_ALLOWED, "Only auditors and administrators may read what others asked.");
        }
        return new AuditReading(reader, clock.instant());
    }
}
