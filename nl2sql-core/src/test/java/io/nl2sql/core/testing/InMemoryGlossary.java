package io.nl2sql.core.testing;

import io.nl2sql.core.glossary.Glossary;
import io.nl2sql.core.glossary.GlossaryFilter;
import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Meanings in a list, in the order of writing. */
public final class InMemoryGlossary implements Glossary {
    private static final Comparator<Synonym> NEWEST_FIRST =
            Comparator.comparing(Synonym::at).thenComparing(Synonym::id).reversed();

    private final List<Synonym> synonyms = new ArrayList<>();

    @Override
    public synchronized List<Synonym> helping(String person, String dataSource, Set<String> keys) {
        return synonyms.stream()
                .filter(synonym -> synonym.dataSource().equals(dataSource) && keys.contains(synonym.key()))
                .filter(synonym -> synonym.state() == State.AUTHORED
                        || synonym.state() == State.SUGGESTED && synonym.owner().equals(person))
                .toList();
    }

    @Override
    public synchronized Optional<Synonym> suggest(Synonym suggestion, int most) {
        if (synonyms.size() >= most) {
            return Optional.empty();
        }
        synonyms.add(suggestion);
        return Optional.of(suggestion);
    }

    @Override
    public synchronized Synonym author(Synonym authored) {
        Optional<Synonym> same = synonyms.stream()
                .filter(old -> old.state() == State.AUTHORED && old.saysAs(authored))
                .findFirst();
        if (same.isEmpty()) {
            synonyms.add(authored);
        }
        return same.orElse(authored);
    }

    @Override
    public synchronized Optional<Synonym> promote(Synonym authored) {
        Optional<Synonym> twin = synonyms.stream()
                .filter(old -> old.state() == State.AUTHORED && old.saysAs(authored))
                .findFirst();
        if (twin.isPresent() && authored.naming().stored()) {
            return twin;
        }
        return synonyms.removeIf(old -> old.id().equals(authored.id()) && old.state() == State.SUGGESTED)
                ? Optional.of(author(authored))
                : Optional.empty();
    }

    @Override
    public synchronized boolean delete(State expected, Synonym deleted) {
        boolean there = synonyms.removeIf(old -> old.id().equals(deleted.id()) && old.state() == expected);
        if (there) {
            synonyms.add(deleted);
        }
        return there;
    }

    @Override
    public synchronized Optional<Synonym> find(UUID id) {
        return synonyms.stream().filter(synonym -> synonym.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Synonym> page(GlossaryFilter filter, Optional<Cursor> after, int limit) {
        return synonyms.stream()
                .filter(synonym -> filter.states().contains(synonym.state()))
                .filter(synonym -> filter.dataSource().isEmpty()
                        || filter.dataSource().get().equals(synonym.dataSource()))
                .filter(synonym -> filter.owner().isEmpty()
                        || synonym.state() == State.AUTHORED
                        || filter.owner().get().equals(synonym.owner()))
                .sorted(NEWEST_FIRST)
                .dropWhile(synonym -> after.isPresent() && !isBehind(synonym, after.get()))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(Synonym synonym, Cursor cursor) {
        int byTime = synonym.at().compareTo(cursor.at());
        return byTime < 0 || (byTime == 0 && synonym.id().compareTo(cursor.id()) < 0);
    }
}
