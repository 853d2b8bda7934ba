package io.nl2sql.core.linking.meaning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Leads from inflected English words to those of a dictionary: "taught" to "teach", "cities" to "city". Immutable. */
final class BaseForms {
    private static final List<List<String>> ENDINGS = List.of(
            List.of("ies", "y"),
            List.of("es", "e"),
            List.of("es", ""),
            List.of("s", ""),
            List.of("men", "man"),
            List.of("ied", "y"),
            List.of("ed", "e"),
            List.of("ed", ""),
            List.of("ing", "e"),
            List.of("ing", ""));
    private static final int SHORTEST = 2;

    private final Map<String, List<String>> exceptions;

    /** @param exceptions forms that follow no rule, with the words that they belong to */
    BaseForms(Map<String, List<String>> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    /** The dictionary's words that a phrase may be a form of, itself first; only its last word is inflected. */
    List<String> of(String phrase, Predicate<String> isWord) {
        int last = phrase.lastIndexOf(' ') + 1;
        String before = phrase.substring(0, last);
        String word = phrase.substring(last);
        Set<String> bases = new LinkedHashSet<>(List.of(word));
        bases.addAll(exceptions.getOrDefault(word, List.of()));
        for (List<String> ending : ENDINGS) {
            String stem =
                    word.substring(0, Math.max(0, word.length() - ending.get(0).length()));
            if (word.endsWith(ending.get(0)) && stem.length() >= SHORTEST) {
                bases.add(stem + ending.get(1));
                if (isDoubled(stem)) {
                    bases.add(stem.substring(0, stem.length() - 1));
                }
            }
        }
        List<String> found = new ArrayList<>();
        bases.stream().map(before::concat).filter(isWord).forEach(found::add);
        return found;
    }

    private static boolean isDoubled(String stem) {
        int last = stem.length() - 1;
        return stem.charAt(last) == stem.charAt(last - 1);
    }
}
