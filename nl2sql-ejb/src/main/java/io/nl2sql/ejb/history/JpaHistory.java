package io.nl2sql.ejb.history;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Typed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * History in its own transactions: an entry stays whatever becomes of the work that it tells of. Everybody else injects
 * {@link History}, which is this one behind {@link FailClosedHistory}.
 */
@Stateless
@LocalBean
@Typed(JpaHistory.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JpaHistory implements History {
    @PersistenceContext(unitName = "nl2sql")
    EntityManager entities;

    @Override
    public void record(HistoryEntry entry) {
        new HistoryQueries(entities).insert(entry);
    }

    @Override
    public void complete(HistoryEntry entry) {
        new HistoryQueries(entities).complete(entry);
    }

    @Override
    public List<HistoryEntry> page(HistoryFilter filter, Optional<Cursor> after, int limit) {
        return new HistoryQueries(entities).page(filter, after, limit);
    }

    @Override
    public Optional<HistoryEntry> find(UUID id) {
        return new HistoryQueries(entities).find(id);
    }
}
