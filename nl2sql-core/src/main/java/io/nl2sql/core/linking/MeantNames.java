package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import io.nl2sql.core.linking.SchemaHit.Source;
import io.nl2sql.core.linking.meaning.Meanings;
import io.nl2sql.core.linking.meaning.Meanings.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of one caller's view, for words that occur in none of them but mean the same. How near two meanings are says
 * little in itself; that one name is clearly nearer than all others does. Immutable.
 */
public final class MeantNames {
    /** Up to so many names are compared with one phrase; in larger views those of tables that the question speaks of. */
    private static final int MOST_COMPARED = 1_000;

    private static final int MOST_LIKE = 4;
    static double p(String k, double d) { return Double.parseDouble(System.getProperty(k, "" + d)); }
    private static final double CLOSE = p("close", 0.06);
    private static final double LEAST_RELATED = p("lr", 0.5);
    private static final double LEAST = p("least", 0.25);
    private static final double CLEAR = p("clear", 0.06);
    private static final double SURE = p("sure", 0.55);
    private static final double WEIGHT = p("weight", 0.6);
    private static final double SPREAD = p("spread", 0.4);

    private final Map<String, List<SchemaHit>> byName = new HashMap<>();
    private final Map<TableName, Set<String>> byTable = new HashMap<>();
    private final Meanings meanings;

    MeantNames(List<Entity> entities, Meanings meanings) {
        this.meanings = meanings;
        for (Entity entity : entities) {
            add(entity.words(), new SchemaHit(entity, Optional.empty(), 1, Source.MEANING));
            entity.attributes()
                    .forEach(attribute -> add(
                            attribute.words(), new SchemaHit(entity, Optional.of(attribute), 1, Source.MEANING)));
        }
        meanings.learn(byName.keySet());
    }

    private void add(List<String> words, SchemaHit hit) {
        String name = String.join(" ", words);
        byName.computeIfAbsent(name, absent -> new ArrayList<>()).add(hit);
        byTable.computeIfAbsent(hit.entity().name(), absent -> new LinkedHashSet<>())
                .add(name);
    }

    /**
     * Tables and columns whose names mean what a phrase means, best first; empty where none is clearly nearest.
     *
     * @param phrase in the question's words
     * @param near tables that the question speaks of; only these count where there are very many
     */
    public List<SchemaHit> find(String phrase, Collection<TableName> near) {
        List<Likeness> like = meanings.like(phrase, compared(near));
        if (like.isEmpty() || !isClear(like)) {
            return List.of();
        }
        double best = like.get(0).nearness();
        return like.stream()
                .filter(other -> other.nearness() >= best - CLOSE)
                .limit(MOST_LIKE)
                .flatMap(other -> byName.get(other.name()).stream()
                        .filter(hit -> byName.size() <= MOST_COMPARED
                                || near.contains(hit.entity().name()))
                        .map(hit -> new SchemaHit(
                                hit.entity(),
                                hit.attribute(),
                                WEIGHT * (1 - SPREAD * (1 - other.nearness())) - (best - other.nearness()),
                                Source.MEANING)))
                .toList();
    }

    private Set<String> compared(Collection<TableName> near) {
        if (byName.size() <= MOST_COMPARED) {
            return byName.keySet();
        }
        Set<String> names = new LinkedHashSet<>();
        for (TableName table : near) {
            names.addAll(byTable.getOrDefault(table, Set.of()));
            if (names.size() > MOST_COMPARED) {
                break;
            }
        }
        return names;
    }

    private static boolean isClear(List<Likeness> like) {
        Likeness best = like.get(0);
        double next = like.stream()
                .filter(other -> Collections.disjoint(words(best), words(other)))
                .findFirst()
                .map(Likeness::nearness)
                .orElse(0.0);
        return best.nearness() >= (best.related() ? LEAST_RELATED : LEAST)
                && (best.nearness() - next >= CLEAR || best.nearness() >= SURE);
    }

    private static List<String> words(Likeness name) {
        return Arrays.asList(name.name().split(" "));
    }
}
