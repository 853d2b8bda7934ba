package io.nl2sql.core.linking.meaning;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Senses of English words and how they are related, in some arrays of about six megabytes. Immutable.
 *
 * <p>A sense is a number; the words that share it are synonyms.
 */
final class WordNet {
    /** How one sense leads to another. */
    enum Relation {
        WIDER,
        NARROWER,
        DERIVED,
        SIMILAR,
        OPPOSITE
    }

    private static final int SENSE_BITS = 24;
    private static final int SENSE = (1 << SENSE_BITS) - 1;
    private static final int MOST_SENSES = 5;
    private static final double EACH_LATER_SENSE = 0.12;
    private static final Map<Relation, Double> NEARNESS =
            Map.of(Relation.WIDER, 0.8, Relation.NARROWER, 0.8, Relation.DERIVED, 0.9, Relation.SIMILAR, 0.8);
    private static final double LEAST = 0.5;

    private final byte[] letters;
    private final int[] words;
    private final int[] firstSenses;
    private final int[] senses;
    private final int[] firstRelations;
    private final int[] relations;
    private final BaseForms forms;

    /**
     * The table as {@link WordNetReader} lays it out.
     *
     * @param letters all words, one after the other, in the order of their bytes; words of several with spaces
     * @param words where each begins, and the end of the last
     * @param firstSenses where the senses of each begin, and the end
     * @param senses the commonest first for each part of speech
     * @param firstRelations where those of each sense begin, and the end
     * @param relations kind and sense, packed
     * @param forms leads from inflected words to those of the table
     */
    WordNet(
            byte[] letters,
            int[] words,
            int[] firstSenses,
            int[] senses,
            int[] firstRelations,
            int[] relations,
            BaseForms forms) {
        this.letters = letters;
        this.words = words;
        this.firstSenses = firstSenses;
        this.senses = senses;
        this.firstRelations = firstRelations;
        this.relations = relations;
        this.forms = forms;
    }

    static int packed(Relation relation, int sense) {
        return relation.ordinal() << SENSE_BITS | sense;
    }

    /** Whether it is a word, or several that are one term such as "first name", in any form. */
    boolean knows(String phrase) {
        return senses(phrase).length > 0;
    }

    /** Its senses, each with how much it is the usual one; empty for what is no term. */
    Map<Integer, Double> weighted(String phrase) {
        Map<Integer, Double> all = new HashMap<>();
        for (String base : forms.of(phrase, this::isWord)) {
            int[] own = exactly(base);
            for (int at = 0; at < Math.min(MOST_SENSES, own.length); at++) {
                all.merge(own[at], 1 - EACH_LATER_SENSE * at, Math::max);
            }
        }
        return all;
    }

    /** The senses that are at most two steps from those of a phrase, each with how near it is, up to 1. */
    Map<Integer, Double> around(String phrase) {
        Map<Integer, Double> near = new HashMap<>(weighted(phrase));
        Map<Integer, Double> edge = Map.copyOf(near);
        for (int step = 0; step < 2; step++) {
            Map<Integer, Double> next = new HashMap<>();
            edge.forEach((sense, weight) -> NEARNESS.forEach((relation, factor) -> {
                double far = weight * factor;
                related(sense, relation)
                        .filter(other -> far >= LEAST && near.getOrDefault(other, 0.0) < far)
                        .forEach(other -> next.merge(other, far, Math::max));
            }));
            next.forEach((sense, weight) -> near.merge(sense, weight, Math::max));
            edge = next;
        }
        return near;
    }

    /** The senses that say the opposite of one of these: of "buyer" those of "seller". */
    Set<Integer> opposites(Set<Integer> some) {
        Set<Integer> all = new LinkedHashSet<>();
        some.forEach(sense -> related(sense, Relation.OPPOSITE).forEach(all::add));
        return all;
    }

    private IntStream related(int sense, Relation relation) {
        return Arrays.stream(relations, firstRelations[sense], firstRelations[sense + 1])
                .filter(packed -> packed >> SENSE_BITS == relation.ordinal())
                .map(packed -> packed & SENSE);
    }

    private int[] senses(String phrase) {
        List<String> bases = forms.of(phrase, this::isWord);
        return bases.isEmpty() ? new int[0] : exactly(bases.get(0));
    }

    private boolean isWord(String word) {
        return exactly(word).length > 0;
    }

    private int[] exactly(String word) {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = words.length - 2;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compare(letters, words[middle], words[middle + 1], wanted, 0, wanted.length);
            if (order == 0) {
                return Arrays.copyOfRange(senses, firstSenses[middle], firstSenses[middle + 1]);
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return new int[0];
    }
}
