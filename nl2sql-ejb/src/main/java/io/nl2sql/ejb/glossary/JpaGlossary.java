package io.nl2sql.ejb.glossary;

import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Synonym;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Typed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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

    @Override
    public List<Synonym> helping(String person, String dataSource, Set<String> keys) {
        return new GlossaryQueries(entities).helping(person, dataSource, keys);
    }

    @Override
    public Optional<Synonym> suggest(Synonym suggestion, int most) {
        return new GlossaryQueries(entities).suggest(suggestion, most);
    }

    @Override
    public Synonym author(Synonym authored) {
        return new GlossaryQueries(entities).author(authored);
    }

    @Override
    public boolean decide(UUID id, Synonym.State expected, Synonym next) {
        return new GlossaryQueries(entities).decide(id, expected, next);
    }

    @Override
    public Optional<Synonym> find(UUID id) {
        return new GlossaryQueries(entities).find(id);
    }

    @Override
    public List<Synonym> page(GlossaryFilter filter, Optional<Cursor> after, int limit) {
        return new GlossaryQueries(entities).page(filter, after, limit);
    }
}
