package io.nl2sql.core.linking.meaning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The dictionary's side of a name: what it, or what its words, may mean. Immutable, and small, as there are very many. */
final class Senses {
    private static final Senses NONE = new Senses(Map.of());
    private static final double HEAD = 0.85;
    private static final double BEFORE = 0.55;
    private static final double LEAST = 0.4;

    private final int[] senses;
    private final float[] weights;

    private Senses(Map<Integer, Double> weighted) {
        senses = weighted.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        weights = new float[senses.length];
        for (int at = 0; at < senses.length; at++) {
            weights[at] = weighted.get(senses[at]).floatValue();
        }
    }

    static Senses none() {
        return NONE;
    }

    /** What a name may mean, each with how much: that of its last words counts more than that of those before. */
    static Senses of(String name, WordNet words) {
        if (words.knows(name)) {
            return new Senses(words.weighted(name));
        }
        Map<Integer, Double> all = new HashMap<>();
        String head = head(name, words);
        words.weighted(head).forEach((sense, weight) -> all.put(sense, weight * HEAD));
        String rest = name.substring(0, name.length() - head.length()).trim();
        for (String word : rest.isEmpty() ? new String[0] : rest.split(" ")) {
            words.weighted(word).forEach((sense, weight) -> all.merge(sense, weight * BEFORE, Math::max));
        }
        return all.isEmpty() ? NONE : new Senses(all);
    }

    /** What is near to what a phrase of a question may mean. */
    static Map<Integer, Double> around(String phrase, WordNet words) {
        if (words.knows(phrase)) {
            return words.around(phrase);
        }
        Map<Integer, Double> all = new HashMap<>();
        words.around(head(phrase, words)).forEach((sense, weight) -> all.put(sense, weight * HEAD));
        return all;
    }

    /** How near these come to others, 0 to 1. */
    double nearness(Map<Integer, Double> around) {
        double best = 0;
        for (int at = 0; at < senses.length; at++) {
            best = Math.max(best, weights[at] * around.getOrDefault(senses[at], 0.0));
        }
        return best >= LEAST ? best : 0;
    }

    boolean includesAny(Set<Integer> some) {
        return !some.isEmpty() && Arrays.stream(senses).anyMatch(some::contains);
    }

    /** The longest end of a phrase that the dictionary has; else its last word. */
    private static String head(String phrase, WordNet words) {
        String rest = phrase;
        for (int space = rest.indexOf(' '); space >= 0; space = rest.indexOf(' ')) {
            rest = rest.substring(space + 1);
            if (words.knows(rest)) {
                return rest;
            }
        }
        return rest;
    }
}
