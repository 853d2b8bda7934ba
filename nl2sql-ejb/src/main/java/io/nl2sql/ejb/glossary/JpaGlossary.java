package io.nl2sql.ejb.glossary;

import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.settings.Settings;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Meanings in transactions of their own. Everybody else injects {@link Glossary}, which is this behind {@link FailClosedGlossary}. */
@Stateless
@LocalBean
@Typed(JpaGlossary.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JpaGlossary implements Glossary {
    @PersistenceContext(unitName = "nl2sql")
    EntityManager entities;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private GlossaryQueries queries() {
        return new GlossaryQueries(
                entities, clock.instant().minus(settings.conversations().deletedMaxAge()));
    }

    /** Whoever writes leaves nothing that was deleted too long ago. */
    private GlossaryQueries purged() {
        GlossaryQueries queries = queries();
        queries.purge();
        return queries;
    }

    @Override
    public List<Synonym> helping(String person, String dataSource, Set<String> keys) {
        return queries().helping(person, dataSource, keys);
    }

    @Override
    public Optional<Synonym> suggest(Synonym suggestion, int most) {
        return purged().suggest(suggestion, most);
    }

    @Override
    public Synonym author(Synonym authored) {
        return purged().author(authored);
    }

    @Override
    public Optional<Synonym> promote(Synonym authored) {
        return purged().promote(authored);
    }

    @Override
    public boolean delete(Synonym.State expected, Synonym deleted) {
        return purged().delete(expected, deleted);
    }

    @Override
    public Optional<Synonym> find(UUID id) {
        return queries().find(id);
    }

    @Override
    public List<Synonym> page(GlossaryFilter filter, Optional<Cursor> after, int limit) {
        return queries().page(filter, after, limit);
    }
}
