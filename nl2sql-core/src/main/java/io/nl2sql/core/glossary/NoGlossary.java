package io.nl2sql.core.glossary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** For pipelines without anybody who could say what words mean. */
public final class NoGlossary implements Glossary {
    @Override
    public List<Synonym> helping(String person, String dataSource, Set<String> keys) {
        return List.of();
    }

    @Override
    public Optional<Synonym> suggest(Synonym suggestion, int most) {
        return Optional.empty();
    }

    @Override
    public Synonym author(Synonym authored) {
        throw new UnsupportedOperationException("Nothing is kept here");
    }

    @Override
    public Optional<Synonym> promote(Synonym authored) {
        return Optional.empty();
    }

    @Override
    public boolean delete(Synonym.State expected, Synonym deleted) {
        return false;
    }

    @Override
    public Optional<Synonym> find(UUID id) {
        return Optional.empty();
    }

    @Override
    public List<Synonym> page(GlossaryFilter filter, Optional<Cursor> after, int limit) {
        return List.of();
    }
}
