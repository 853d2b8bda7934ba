package io.nl2sql.core.linking.meaning;

import java.util.HashMap;
import java.util.Map;

/** The dictionary's side of a phrase: what it, or what its words, may mean. */
final class Senses {
    private static final double HEAD = 0.85;
    private static final double BEFORE = 0.55;
    private static final double LEAST = 0.4;

    private Senses() {}

    /** What a name may mean, each with how much: that of its last words counts more than that of those before. */
    static Map<Integer, Double> of(String name, WordNet words) {
        if (words.knows(name)) {
            return words.weighted(name);
        }
        Map<Integer, Double> all = new HashMap<>();
        String head = head(name, words);
        words.weighted(head).forEach((sense, weight) -> all.put(sense, weight * HEAD));
        String rest = name.substring(0, name.length() - head.length()).trim();
        for (String word : rest.isEmpty() ? new String[0] : rest.split(" ")) {
            words.weighted(word).forEach((sense, weight) -> all.merge(sense, weight * BEFORE, Math::max));
        }
        return all;
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

    /** How near a name comes, 0 to 1. */
    static double nearness(Map<Integer, Double> around, Map<Integer, Double> name) {
        double best = 0;
        for (Map.Entry<Integer, Double> sense : name.entrySet()) {
            best = Math.max(best, sense.getValue() * around.getOrDefault(sense.getKey(), 0.0));
        }
        return best >= LEAST ? best : 0;
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
