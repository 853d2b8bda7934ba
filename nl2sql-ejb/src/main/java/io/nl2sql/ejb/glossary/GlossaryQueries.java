package io.nl2sql.ejb.glossary;

import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads and writes meanings through one entity manager; transactions are the caller's. */
final class GlossaryQueries {
    private static final int MOST = 500;
    private static final int MOST_HELPING = 100;
    private static final String HELPING = "select s from SynonymEntity s where s.state <> 'DELETED'"
            + " and s.dataSource = :source and s.key in :keys"
            + " and (s.state = 'AUTHORED' or s.owner = :owner)"
            + " order by case when s.state = 'SUGGESTED' then 0 else 1 end, s.at desc, s.id desc";
    private static final String OWN = "select s from SynonymEntity s where s.state = 'SUGGESTED'"
            + " and s.dataSource = :source and s.key = :key and s.owner = :owner order by s.at desc";
    private static final String COUNT = "select count(s) from SynonymEntity s where s.state = 'SUGGESTED'"
            + " and s.dataSource = :source and s.owner = :owner";
    private static final String AUTHORED = "select s from SynonymEntity s where s.state = 'AUTHORED'"
            + " and s.dataSource = :source and s.key = :key order by s.at, s.id";
    private static final String CONFIRM =
            "update SynonymEntity s set s.at = :at, s.weight = :weight where s.id = :id and s.state = 'SUGGESTED'";
    private static final String DECIDE = "update SynonymEntity s set s.state = :state, s.weight = :weight,"
            + " s.decidedBy = :by, s.decidedAt = :decided where s.id = :id and s.state = :expected";
    private static final String PURGE =
            "delete from SynonymEntity s where s.state = 'DELETED' and s.decidedAt < :before";
    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(:who, 0)) as text)";

    private final EntityManager entities;
    private final Instant forgotten;

    /** @param forgotten what was deleted before this moment is not there, whether or not it is purged yet */
    GlossaryQueries(EntityManager entities, Instant forgotten) {
        this.entities = entities;
        this.forgotten = forgotten;
    }

    List<Synonym> helping(String person, String dataSource, Set<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(HELPING, SynonymEntity.class)
                .setParameter("source", dataSource)
                .setParameter("keys", keys)
                .setParameter("owner", person)
                .setMaxResults(MOST_HELPING)
                .getResultStream()
                .map(SynonymEntity::synonym)
                .toList();
    }

    /** One at a time for each person and data source: otherwise two at once could both find room, or both be the only one. */
    Optional<Synonym> suggest(Synonym suggestion, int most) {
        lock(suggestion.owner(), suggestion.dataSource());
        List<Synonym> own = entities.createQuery(OWN, SynonymEntity.class)
                .setParameter("source", suggestion.dataSource())
                .setParameter("key", suggestion.key())
                .setParameter("owner", suggestion.owner())
                .getResultStream()
                .map(SynonymEntity::synonym)
                .toList();
        Optional<Synonym> same =
                own.stream().filter(old -> old.saysAs(suggestion)).findFirst();
        if (same.isEmpty() && own.isEmpty() && count(suggestion) >= most) {
            return Optional.empty();
        }
        Synonym kept = same.map(old -> old.again(suggestion.at()))
                .filter(this::confirm)
                .orElseGet(() -> add(suggestion));
        own.stream()
                .filter(old -> !old.id().equals(kept.id()))
                .forEach(old -> decide(old.state(), old.become(State.DELETED, suggestion.owner(), suggestion.at())));
        return Optional.of(kept);
    }

    /** Whether it was still there: an administrator may have authored or deleted it meanwhile. */
    private boolean confirm(Synonym again) {
        return entities.createQuery(CONFIRM)
                        .setParameter("at", again.at())
                        .setParameter("weight", again.weight())
                        .setParameter("id", again.id())
                        .executeUpdate()
                == 1;
    }

    /** One at a time for each phrase. */
    Synonym author(Synonym authored) {
        return twin(authored).orElseGet(() -> add(authored));
    }

    Optional<Synonym> promote(Synonym authored) {
        Optional<Synonym> twin = twin(authored);
        if (twin.isPresent() && authored.naming().stored()) {
            return find(authored.id())
                    .filter(kept -> kept.state() == State.SUGGESTED)
                    .flatMap(kept -> twin);
        }
        Synonym.Decision decision = authored.decision().orElseThrow();
        Synonym next = twin.isPresent() ? authored.become(State.DELETED, decision.by(), decision.at()) : authored;
        return decide(State.SUGGESTED, next) ? twin.or(() -> Optional.of(authored)) : Optional.empty();
    }

    /** What says the same and is authored; nobody else authors the phrase until the transaction ends. */
    private Optional<Synonym> twin(Synonym authored) {
        lock(authored.dataSource(), authored.key());
        return entities.createQuery(AUTHORED, SynonymEntity.class)
                .setParameter("source", authored.dataSource())
                .setParameter("key", authored.key())
                .getResultStream()
                .map(SynonymEntity::synonym)
                .filter(authored::saysAs)
                .findFirst();
    }

    boolean delete(State expected, Synonym deleted) {
        return decide(expected, deleted);
    }

    /** Takes away what is forgotten. */
    void purge() {
        entities.createQuery(PURGE).setParameter("before", forgotten).executeUpdate();
    }

    private boolean decide(State expected, Synonym next) {
        Synonym.Decision decision = next.decision().orElseThrow();
        return entities.createQuery(DECIDE)
                        .setParameter("state", next.state().name())
                        .setParameter("weight", next.weight())
                        .setParameter("by", decision.by())
                        .setParameter("decided", decision.at())
                        .setParameter("id", next.id())
                        .setParameter("expected", expected.name())
                        .executeUpdate()
                == 1;
    }

    /** Waits for others who hold the same, and holds it until the transaction ends. */
    private void lock(String one, String other) {
        entities.createNativeQuery(LOCK, String.class)
                .setParameter("who", one + "\n" + other)
                .getSingleResult();
    }

    private long count(Synonym suggestion) {
        return entities.createQuery(COUNT, Long.class)
                .setParameter("source", suggestion.dataSource())
                .setParameter("owner", suggestion.owner())
                .getSingleResult();
    }

    private Synonym add(Synonym synonym) {
        entities.persist(SynonymEntity.of(synonym));
        entities.flush();
        return synonym;
    }

    Optional<Synonym> find(UUID id) {
        return Optional.ofNullable(entities.find(SynonymEntity.class, id))
                .map(SynonymEntity::synonym)
                .filter(synonym -> !isForgotten(synonym));
    }

    private boolean isForgotten(Synonym synonym) {
        return synonym.state() == State.DELETED
                && synonym.decision().orElseThrow().at().isBefore(forgotten);
    }

    List<Synonym> page(GlossaryFilter filter, Optional<Glossary.Cursor> after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page has 1 to " + MOST + " meanings, not " + limit);
        }
        List<String> conditions =
                new ArrayList<>(List.of("s.state in :states", "(s.state <> 'DELETED' or s.decidedAt >= :forgotten)"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("forgotten", forgotten);
        values.put("states", filter.states().stream().map(Enum::name).toList());
        filter.dataSource().ifPresent(name -> {
            conditions.add("s.dataSource = :source");
            values.put("source", name);
        });
        filter.owner().ifPresent(name -> {
            conditions.add("(s.owner = :owner or s.state = 'AUTHORED')");
            values.put("owner", name);
        });
        after.ifPresent(cursor -> {
            conditions.add("s.at <= :at and (s.at < :at or s.id < :id)");
            values.putAll(Map.<String, Object>of("at", cursor.at(), "id", cursor.id()));
        });
        TypedQuery<SynonymEntity> query = entities.createQuery(
                "select s from SynonymEntity s where " + String.join(" and ", conditions)
                        + " order by s.at desc, s.id desc",
                SynonymEntity.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit)
                .getResultStream()
                .map(SynonymEntity::synonym)
                .toList();
    }
}
