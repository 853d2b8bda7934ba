package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Finds names that share a word's beginning: derived words, and abbreviations that end early. Immutable. */
final class WordFamilies {
    private static final Set<String> ENDINGS = Set.copyOf(Resources.lines("en/family-endings.txt"));
    private static final String VOWELS = "aeiou";
    private static final int SHORTEST = 4;
    private static final int SHORTEST_ABBREVIATION = 3;

    private final NavigableSet<String> words = new TreeSet<>();

    /** @param phrases stems joined by spaces; those of one word are remembered */
    WordFamilies(Collection<String> phrases) {
        phrases.stream()
                .filter(phrase -> phrase.indexOf(' ') < 0 && phrase.length() >= SHORTEST_ABBREVIATION)
                .filter(phrase -> phrase.chars().allMatch(Character::isLetter))
                .forEach(words::add);
    }

    /** The nearest relatives of the word, those that share most; empty where none is near enough. */
    List<String> related(String word) {
        List<String> found = new ArrayList<>();
        int longest = 0;
        if (word.length() < SHORTEST) {
            return found;
        }
        String head = word.substring(0, SHORTEST_ABBREVIATION);
        for (String other : words.subSet(head, head + Character.MAX_VALUE)) {
            int shared = shared(word, other);
            if (!other.equals(word) && isFamily(word, other, shared) && shared >= longest) {
                if (shared > longest) {
                    found.clear();
                }
                longest = shared;
                found.add(other);
            }
        }
        return found;
    }

    /** The word and what else its family has: "accrued" beside "accrual". */
    static Set<String> forms(String word) {
        Set<String> forms = new HashSet<>(Set.of(word));
        if (word.endsWith("al") && word.length() > SHORTEST + 2) {
            String base = word.substring(0, word.length() - 2);
            List.of("e", "ed", "ing").forEach(ending -> forms.add(base + ending));
        }
        return forms;
    }

    private static int shared(String one, String other) {
        int shared = 0;
        while (shared < Math.min(one.length(), other.length()) && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private static boolean isFamily(String word, String other, int shared) {
        boolean abbreviation = shared == other.length()
                && other.length() * 2 < word.length() + SHORTEST_ABBREVIATION
                && isCutInSyllable(word, shared);
        boolean derived = shared >= SHORTEST && isEnding(word.substring(shared)) && isEnding(other.substring(shared));
        return abbreviation || derived;
    }

    /** People abbreviate after a consonant and before a vowel: "prereq" for prerequisite, but "car" is no carpet. */
    private static boolean isCutInSyllable(String word, int at) {
        return VOWELS.indexOf(word.charAt(at - 1)) < 0 && VOWELS.indexOf(word.charAt(at)) >= 0;
    }

    private static boolean isEnding(String rest) {
        return rest.isEmpty() || ENDINGS.contains(rest);
    }
}
