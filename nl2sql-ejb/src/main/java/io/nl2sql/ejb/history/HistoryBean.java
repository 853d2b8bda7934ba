package io.nl2sql.ejb.history;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** History as a principal may read it: everybody their own, auditors and administrators all. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HistoryBean {
    private static final int MOST = 500;
    private static final Set<String> READ_ALL = Set.of(Roles.AUDITOR, Roles.ADMIN);

    /** Not by constructor: with a descriptor in the WAR, Payara 6 cannot make such a session bean. */
    @Inject
    History history;

    /**
     * Entries, newest first.
     *
     * @param everybody all people's entries; for auditors and administrators
     * @param limit 1 to 500
     * @throws Nl2SqlException NOT_ALLOWED or REQUEST_MALFORMED
     */
    public List<HistoryEntry> page(Principal caller, boolean everybody, Optional<History.Cursor> after, int limit) {
        if (everybody && !caller.hasAnyRole(READ_ALL)) {
            throw new Nl2SqlException(
                    ErrorCode.NOT_ALLOWED, "Only auditors and administrators may read other people's history.");
        }
        if (limit < 1 || limit > MOST) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "limit must be from 1 to " + MOST + ".");
        }
        return history.page(everybody ? Optional.empty() : Optional.of(caller.name()), after, limit);
    }

    /** One entry; another person's reads as not found, except to auditors and administrators. */
    public Optional<HistoryEntry> find(Principal caller, UUID id) {
        return history.find(id).filter(entry -> entry.principal().equals(caller.name()) || caller.hasAnyRole(READ_ALL));
    }
}
