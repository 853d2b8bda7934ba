package io.nl2sql.ejb.history;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.security.identity.Principal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What somebody asked, for that person alone. Other people's entries are the audit's. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HistoryBean {
    /** Not by constructor: with a descriptor in the WAR, Payara 6 cannot make such a session bean. */
    @Inject
    History history;

    /**
     * The caller's questions and SQL, newest first.
     *
     * @param filter which of them; whom it names does not matter
     * @param limit 1 to 500
     * @throws io.nl2sql.core.error.Nl2SqlException REQUEST_MALFORMED
     */
    public List<HistoryEntry> page(Principal caller, HistoryFilter filter, Optional<History.Cursor> after, int limit) {
        return history.page(filter.askedBy(caller.name()), after, PageLimit.checked(limit));
    }

    /**
     * Hands many of them on, newest first.
     *
     * @param filter which of them; whom it names does not matter
     * @param limit 1 to {@value Export#MOST}
     * @throws io.nl2sql.core.error.Nl2SqlException REQUEST_MALFORMED
     */
    public Export.Extent export(
            Principal caller,
            HistoryFilter filter,
            Optional<History.Cursor> after,
            int limit,
            Consumer<HistoryEntry> target) {
        return new Export(history).run(filter.askedBy(caller.name()), after, limit, target);
    }

    /** One entry; another person's reads as not found. */
    public Optional<HistoryEntry> find(Principal caller, UUID id) {
        return history.find(id).filter(entry -> entry.principal().equals(caller.name()));
    }
}
