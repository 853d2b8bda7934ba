package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.reading.Told;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.JoinGraph;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Chooses among several references of one table to another by the words of the question: in "parcels signed for by Ann"
 * {@code signed_by_id} is meant rather than {@code packed_by_id}.
 */
final class Roles {
    private static final int SHORTEST = 3;
    private static final int SPOKEN_OF = 2;

    private final JoinGraph graph;
    private final Told told;
    private final List<Attribute> mentioned;
    private final List<Attribute> owned;

    /**
     * @param mentioned columns that the question speaks of
     * @param owned those right beside the name of their table: "manager of the department"
     */
    Roles(JoinGraph graph, Told told, List<Attribute> mentioned, List<Attribute> owned) {
        this.graph = graph;
        this.told = told;
        this.mentioned = List.copyOf(mentioned);
        this.owned = List.copyOf(owned);
    }

    /** The same way, each reference the one that the question speaks of. */
    List<Join> meant(List<Join> way) {
        List<Join> meant = new ArrayList<>(way);
        meant.replaceAll(this::meant);
        return List.copyOf(meant);
    }

    private Join meant(Join join) {
        Join best = join;
        for (Join other : graph.of(join.from())) {
            boolean same = other.from().equals(join.from())
                    && other.to().equals(join.to())
                    && other.targets().equals(join.targets());
            boolean back = other.from().equals(join.to()) && other.to().equals(join.from()) && isOf(owned, other);
            boolean instead = other != best && (same || back);
            if (instead && said(other, best) > said(best, other)) {
                best = other;
            }
        }
        return best;
    }

    private static boolean isOf(List<Attribute> columns, Join join) {
        return columns.stream()
                .anyMatch(attribute ->
                        attribute.table().equals(join.from()) && join.columns().equals(List.of(attribute.name())));
    }

    /** How many words of the reference's name that the other has not are in the question. */
    private long said(Join join, Join other) {
        Set<String> words = words(join);
        words.removeAll(words(other));
        return words.stream().filter(this::isSaid).count() + (isOf(mentioned, join) ? SPOKEN_OF : 0);
    }

    private boolean isSaid(String word) {
        return word.length() >= SHORTEST && told.has(Stems.of(word))
                || word.length() >= Told.ALIKE && told.has(word.substring(0, Told.ALIKE));
    }

    private static Set<String> words(Join join) {
        Set<String> words = new HashSet<>();
        join.columns()
                .forEach(column -> words.addAll(
                        Arrays.asList(column.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))));
        return words;
    }
}
