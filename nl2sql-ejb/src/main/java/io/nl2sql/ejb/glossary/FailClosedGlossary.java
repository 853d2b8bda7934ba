package io.nl2sql.ejb.glossary;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Synonym;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Gives every failure of the system database the code that callers know. */
public final class FailClosedGlossary implements Glossary {
    private final Glossary glossary;

    public FailClosedGlossary(Glossary glossary) {
        this.glossary = glossary;
    }

    @Override
    public List<Synonym> helping(String person, String dataSource, Set<String> keys) {
        return guarded(() -> glossary.helping(person, dataSource, keys));
    }

    @Override
    public Optional<Synonym> suggest(Synonym suggestion, int most) {
        return guarded(() -> glossary.suggest(suggestion, most));
    }

    @Override
    public Synonym author(Synonym authored) {
        return guarded(() -> glossary.author(authored));
    }

    @Override
    public Optional<Synonym> promote(Synonym authored) {
        return guarded(() -> glossary.promote(authored));
    }

    @Override
    public boolean delete(Synonym.State expected, Synonym deleted) {
        return guarded(() -> glossary.delete(expected, deleted));
    }

    @Override
    public Optional<Synonym> find(UUID id) {
        return guarded(() -> glossary.find(id));
    }

    @Override
    public List<Synonym> page(GlossaryFilter filter, Optional<Cursor> after, int limit) {
        return guarded(() -> glossary.page(filter, after, limit));
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new Nl2SqlException(
                    ErrorCode.HISTORY_UNAVAILABLE,
                    "The vocabulary cannot be reached at the moment. Try again later.",
                    e);
        }
    }
}
