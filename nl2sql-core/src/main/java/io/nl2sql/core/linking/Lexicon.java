package io.nl2sql.core.linking;

import io.nl2sql.core.linking.SchemaHit.Source;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Phrases, as stems, that name the tables and columns of one caller's view. Immutable. */
public final class Lexicon {
    /** The longest phrase that is looked up, in words. */
    public static final int LONGEST = 6;

    static final int MOST_HITS = 24;
    private static final double UNSAID = 0.8;
    private static final double RELATED = 0.75;
    private static final int SHORTEST_PART = 3;

    private static final Comparator<SchemaHit> BY_TABLE =
            Comparator.comparing(hit -> hit.entity().name());

    private final Map<String, List<SchemaHit>> entries;
    /** Of phrases that very many tables share, all hits in order of their tables. */
    private final Map<String, List<SchemaHit>> shared;
    /** What the caller says that phrases mean. */
    private final Map<String, List<SchemaHit>> learned;

    private final WordFamilies families;
    private final Set<String> words;
    private final Optional<Lexicon> names;
    private volatile TypoDictionary spelling;

    Lexicon(List<Entity> entities) {
        entries = new NamePhrases(entities).strongest();
        shared = new HashMap<>();
        learned = Map.of();
        words = new HashSet<>();
        names = Optional.empty();
        entries.forEach((phrase, hits) -> {
            if (hits.size() > MOST_HITS) {
                shared.put(phrase, hits.stream().sorted(BY_TABLE).toList());
            }
        });
        families = new WordFamilies(entries.keySet());
        entries.keySet().forEach(phrase -> words.addAll(Arrays.asList(phrase.split(" "))));
        for (Entity entity : entities) {
            words.addAll(entity.words());
            entity.attributes().forEach(attribute -> words.addAll(attribute.words()));
        }
    }

    private Lexicon(Lexicon names, Map<String, List<SchemaHit>> learned) {
        this.entries = names.entries;
        this.shared = names.shared;
        this.families = names.families;
        this.words = names.words;
        this.names = Optional.of(names);
        this.learned = learned;
    }

    /**
     * The same names, with phrases that somebody gave a meaning. Nothing is indexed anew.
     *
     * @param said what phrases, as stems, mean beside or before what they are names of
     */
    Lexicon with(Map<String, List<SchemaHit>> said) {
        return new Lexicon(names.orElse(this), Map.copyOf(said));
    }

    /** Whether a word or stem occurs in any name. */
    public boolean knows(String stem) {
        return words.contains(stem) || learned.containsKey(stem);
    }

    /** The words of the names, and those of their families, to put misspelled ones right. */
    public TypoDictionary spelling() {
        if (names.isPresent()) {
            return names.get().spelling();
        }
        TypoDictionary known = spelling;
        if (known == null) {
            Set<String> all = new HashSet<>();
            words.stream()
                    .filter(word -> word.length() > SHORTEST_PART)
                    .forEach(word -> all.addAll(WordFamilies.forms(word)));
            known = new TypoDictionary(all, SHORTEST_PART);
            spelling = known;
        }
        return known;
    }

    /** What the stems, joined by spaces, may mean, strongest first. */
    public List<SchemaHit> find(String stems) {
        return preferring(stems, named(stems));
    }

    private List<SchemaHit> named(String stems) {
        List<SchemaHit> hits = entries.getOrDefault(stems, List.of());
        return hits.size() > MOST_HITS ? hits.subList(0, MOST_HITS) : hits;
    }

    /** What somebody said comes first, what only the names say later and weaker. */
    private List<SchemaHit> preferring(String stems, List<SchemaHit> hits) {
        List<SchemaHit> said = learned.getOrDefault(stems, List.of());
        if (said.isEmpty()) {
            return hits;
        }
        List<SchemaHit> all = new ArrayList<>(said);
        hits.stream()
                .filter(hit -> said.stream().noneMatch(hit::meansTheSameAs))
                .map(hit -> new SchemaHit(hit.entity(), hit.attribute(), hit.weight() * UNSAID, hit.source()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** The same; where very many tables share the words, those of some tables first, in the order of the groups. */
    List<SchemaHit> find(String stems, List<Set<TableName>> groups) {
        List<SchemaHit> hits = entries.getOrDefault(stems, List.of());
        if (hits.size() <= MOST_HITS || learned.containsKey(stems)) {
            return find(stems);
        }
        List<SchemaHit> first = new ArrayList<>();
        Set<SchemaHit> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Set<TableName> tables : groups) {
            tables.stream()
                    .flatMap(table -> of(table, shared.get(stems)))
                    .filter(seen::add)
                    .sorted(Comparator.comparingDouble(SchemaHit::weight).reversed())
                    .limit(MOST_HITS)
                    .forEach(first::add);
        }
        find(stems).stream().filter(seen::add).forEach(first::add);
        return first.subList(0, MOST_HITS);
    }

    /** @param hits in order of their tables */
    private static Stream<SchemaHit> of(TableName table, List<SchemaHit> hits) {
        int low = 0;
        int high = hits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits.get(middle).entity().name().compareTo(table) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return hits.subList(low, hits.size()).stream()
                .takeWhile(hit -> hit.entity().name().equals(table));
    }

    /** What a word that is no name itself may mean by a name of the same family: "prerequisites" for {@code prereq}. */
    public List<SchemaHit> related(String stem) {
        return families.related(stem).stream()
                .flatMap(word ->
                        find(word).stream().filter(hit -> hit.source() == Source.NAME || word.length() > SHORTEST_PART))
                .map(hit -> new SchemaHit(hit.entity(), hit.attribute(), hit.weight() * RELATED, Source.RELATED_WORD))
                .toList();
    }
}
