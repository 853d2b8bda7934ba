package io.nl2sql.ejb.history;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes history through one entity manager; transactions are the caller's. */
final class HistoryQueries {
    private static final int MOST = 500;

    private final EntityManager entities;

    HistoryQueries(EntityManager entities) {
        this.entities = entities;
    }

    void insert(HistoryEntry entry) {
        entities.persist(HistoryEntity.of(entry));
        entities.flush();
    }

    void complete(HistoryEntry entry) {
        HistoryEntity running = entities.find(HistoryEntity.class, entry.id(), LockModeType.PESSIMISTIC_WRITE);
        if (running == null || !running.isRunning()) {
            throw new IllegalStateException("No entry " + entry.id() + " is running");
        }
        entities.merge(HistoryEntity.of(entry));
        entities.flush();
    }

    List<HistoryEntry> page(HistoryFilter filter, Optional<History.Cursor> after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " entries, not " + limit);
        }
        return new HistoryCriteria(filter, after)
                .query(entities).setMaxResults(limit).getResultList().stream()
                        .map(HistoryEntity::entry)
                        .toList();
    }

    Optional<HistoryEntry> find(UUID id) {
        return Optional.ofNullable(entities.find(HistoryEntity.class, id)).map(HistoryEntity::entry);
    }
}
