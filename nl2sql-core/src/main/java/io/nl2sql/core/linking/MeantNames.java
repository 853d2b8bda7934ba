package io.nl2sql.core.linking;

import io.nl2sql.core.linking.SchemaHit.Source;
import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.core.linking.meaning.Meanings.Likeness;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of one caller's view, for words that occur in none of them but mean the same. How near two meanings are says
 * little in itself; that one name is clearly nearer than all others does. Immutable.
 */
public final class MeantNames {
    /** Up to so many names are compared with one phrase; in larger views those of tables that the question speaks of. */
    private static final int MOST_COMPARED = 1_000;

    /** Single words of names share the memory that whole names need; views with more of them do without. */
    private static final int MOST_PARTS = 5_000;

    private static final int MOST_LIKE = 4;
    private static final double CLOSE = 0.06;
    private static final double LEAST = 0.24;
    private static final double NEAR = 0.35;
    private static final double CLEAR = 0.055;
    private static final double CLEAREST = 0.35;
    private static final double SURE = 0.55;
    private static final double WEIGHT = 0.4;
    private static final double MORE_WHERE_CLEAR = 0.2;

    private static final int SHORTEST_PART = 3;
    private static final double PART = 0.85;
    private static final double EACH_FURTHER_WORD = 0.01;
    private static final double TABLE = 0.06;
    private static final double MORE_FOR_PART = 0.08;
    private static final double CLEARLY_NEAR = 0.4;
    private static final double CLEARLY = 0.15;
    private static final RoleWords ROLES = RoleWords.english();

    private final Map<String, List<SchemaHit>> byName = new HashMap<>();
    private final Map<TableName, Set<String>> partsByTable = new HashMap<>();
    private final Set<String> parts = new LinkedHashSet<>();
    private final Map<TableName, Set<String>> byTable = new HashMap<>();
    private final Meanings meanings;

    MeantNames(List<Entity> entities, Meanings meanings) {
        this.meanings = meanings;
        for (Entity entity : entities) {
            add(
                    entity.words(),
                    entity.table().table().comment(),
                    new SchemaHit(entity, Optional.empty(), 1, Source.MEANING));
            entity.attributes()
                    .forEach(attribute -> add(
                            attribute.words(),
                            attribute.comment(),
                            new SchemaHit(entity, Optional.of(attribute), 1, Source.MEANING)));
        }
        parts.removeAll(byName.keySet());
        if (parts.size() > MOST_PARTS) {
            parts.clear();
            partsByTable.clear();
        }
        meanings.learn(byName.keySet());
        meanings.learn(parts);
    }

    private void add(List<String> words, String comment, SchemaHit hit) {
        add(words, hit);
        CommentHead.of(comment).filter(head -> !head.equals(words)).ifPresent(head -> add(head, hit));
    }

    private void add(List<String> words, SchemaHit hit) {
        if (words.stream().allMatch(ROLES::isIdentifier)) {
            return;
        }
        String name = String.join(" ", words);
        byName.computeIfAbsent(name, absent -> new ArrayList<>()).add(hit);
        byTable.computeIfAbsent(hit.entity().name(), absent -> new LinkedHashSet<>())
                .add(name);
        if (words.size() > 1) {
            words.stream().filter(MeantNames::isTelling).forEach(part -> {
                parts.add(part);
                partsByTable
                        .computeIfAbsent(hit.entity().name(), absent -> new LinkedHashSet<>())
                        .add(part);
            });
        }
    }

    private static boolean isTelling(String word) {
        return word.length() >= SHORTEST_PART
                && !ROLES.isNoise(word)
                && !ROLES.isConnective(word)
                && !ROLES.isIdentifier(word);
    }

    /**
     * A name, or a word of one, that means what a phrase means.
     *
     * @param name in words
     * @param nearness how near the meanings are, 0 to 1, or a little above where a table is meant
     * @param related whether a dictionary relates them
     */
    public record Synonym(String name, double nearness, boolean related) {}

    /**
     * The name, or the word of one, that means what a phrase means beyond much doubt; empty where none does.
     *
     * @param phrase in the question's words
     * @param near tables that the question speaks of; only these count where there are very many
     * @param said stems of the words around the phrase, which names that it may mean have more than
     */
    public Optional<Synonym> synonym(String phrase, Collection<TableName> near, Set<String> said) {
        Set<String> names = new LinkedHashSet<>(compared(near));
        names.addAll(comparedParts(near));
        List<Likeness> like = ranked(phrase, names, said).stream()
                .map(name ->
                        isOfTable(name) ? new Likeness(name.name(), name.nearness() + TABLE, name.related()) : name)
                .sorted(Comparator.comparingDouble(Likeness::nearness).reversed())
                .toList();
        if (like.isEmpty()) {
            return Optional.empty();
        }
        Likeness best = like.get(0);
        double margin = margin(like);
        double nearness = best.nearness() - (byName.containsKey(best.name()) ? 0 : MORE_FOR_PART);
        boolean clear = nearness >= CLEARLY_NEAR && margin >= CLEAR || nearness >= NEAR && margin >= CLEARLY;
        return clear ? Optional.of(new Synonym(best.name(), best.nearness(), best.related())) : Optional.empty();
    }

    /** People rather put tables in their own words than columns. */
    private boolean isOfTable(Likeness name) {
        return byName.getOrDefault(name.name(), List.of()).stream().anyMatch(SchemaHit::isTable);
    }

    /** Names by how near they are, single words of names a little less. */
    private List<Likeness> ranked(String phrase, Set<String> names, Set<String> said) {
        return meanings.like(phrase, names).stream()
                .filter(name -> !Contrasts.between(phrase, name.name()))
                .filter(name -> ROLES.isLabel(name.name())
                        || !said.containsAll(Arrays.stream(name.name().split(" "))
                                .map(Stems::of)
                                .toList()))
                .map(name -> new Likeness(name.name(), weighted(name), name.related()))
                .sorted(Comparator.comparingDouble(Likeness::nearness).reversed())
                .toList();
    }

    private double weighted(Likeness name) {
        double whole = byName.containsKey(name.name()) ? 1 : PART;
        return name.nearness() * whole
                - EACH_FURTHER_WORD * name.name().chars().filter(c -> c == ' ').count();
    }

    private Set<String> comparedParts(Collection<TableName> near) {
        return isSmall() ? parts : ofTables(near, partsByTable);
    }

    /**
     * Tables and columns whose names mean what a phrase means, best first; empty where none is clearly nearest.
     *
     * @param phrase in the question's words
     * @param near tables that the question speaks of; only these count where there are very many
     * @param said stems of the words around the phrase, which names that it may mean have more than
     */
    public List<SchemaHit> find(String phrase, Collection<TableName> near, Set<String> said) {
        List<Likeness> like = ranked(phrase, compared(near), said);
        if (like.isEmpty()) {
            return List.of();
        }
        Likeness best = like.get(0);
        double margin = margin(like);
        if (!isClear(best, margin)) {
            return List.of();
        }
        double weight = WEIGHT + MORE_WHERE_CLEAR * Math.min(1, margin / CLEAREST);
        return like.stream()
                .filter(other -> other.nearness() >= best.nearness() - CLOSE)
                .limit(MOST_LIKE)
                .flatMap(other -> hits(other.name(), near, weight - (best.nearness() - other.nearness())))
                .toList();
    }

    /**
     * Whether the name of one of some columns is the nearest to a phrase, however near others are.
     *
     * @param phrase in the question's words
     */
    public Optional<Attribute> nearest(String phrase, Collection<Attribute> some) {
        Set<TableName> tables = some.stream().map(Attribute::table).collect(Collectors.toSet());
        return meanings.like(phrase, compared(tables)).stream()
                .findFirst()
                .filter(best -> best.nearness() >= NEAR)
                .stream()
                .flatMap(best -> byName.get(best.name()).stream())
                .flatMap(hit -> hit.attribute().stream())
                .filter(some::contains)
                .findFirst();
    }

    private Stream<SchemaHit> hits(String name, Collection<TableName> near, double weight) {
        return byName.get(name).stream()
                .filter(hit -> isSmall() || near.contains(hit.entity().name()))
                .map(hit -> new SchemaHit(hit.entity(), hit.attribute(), weight, Source.MEANING));
    }

    private boolean isSmall() {
        return byName.size() <= MOST_COMPARED;
    }

    private Set<String> compared(Collection<TableName> near) {
        return isSmall() ? byName.keySet() : ofTables(near, byTable);
    }

    private static Set<String> ofTables(Collection<TableName> near, Map<TableName, Set<String>> some) {
        Set<String> names = new LinkedHashSet<>();
        for (TableName table : near) {
            names.addAll(some.getOrDefault(table, Set.of()));
            if (names.size() > MOST_COMPARED) {
                break;
            }
        }
        return names;
    }

    /** How far the next name that has no word in common with the nearest is behind. */
    private static double margin(List<Likeness> like) {
        Set<String> best = words(like.get(0));
        return like.get(0).nearness()
                - like.stream()
                        .filter(other -> Collections.disjoint(best, words(other)))
                        .findFirst()
                        .map(Likeness::nearness)
                        .orElse(0.0);
    }

    private static boolean isClear(Likeness best, double margin) {
        return best.nearness() >= LEAST && (margin >= CLEAR || best.nearness() >= SURE);
    }

    private static Set<String> words(Likeness name) {
        return new HashSet<>(Arrays.asList(name.name().split(" ")));
    }
}
