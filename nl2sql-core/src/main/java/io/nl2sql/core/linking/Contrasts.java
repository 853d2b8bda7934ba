package io.nl2sql.core.linking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Pairs of words that are never exchanged though they are used alike: who buys is nobody who sells. */
final class Contrasts {
    private static final Map<String, Set<String>> ENGLISH = read();

    private Contrasts() {}

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> contrasts = new HashMap<>();
        for (String line : Resources.lines("en/contrasts.txt")) {
            int colon = line.indexOf(':');
            String one = Stems.of(line.substring(0, colon));
            String other = Stems.of(line.substring(colon + 1).trim());
            contrasts.computeIfAbsent(one, absent -> new HashSet<>()).add(other);
            contrasts.computeIfAbsent(other, absent -> new HashSet<>()).add(one);
        }
        return contrasts;
    }

    /** Whether a word of one phrase is the contrary of a word of the other. */
    static boolean between(String phrase, String name) {
        Set<String> words = stems(name);
        return stems(phrase).stream()
                .map(word -> ENGLISH.getOrDefault(word, Set.of()))
                .anyMatch(contrary -> contrary.stream().anyMatch(words::contains));
    }

    private static Set<String> stems(String phrase) {
        Set<String> stems = new HashSet<>();
        Arrays.stream(phrase.split(" ")).map(Stems::of).forEach(stems::add);
        return stems;
    }
}
