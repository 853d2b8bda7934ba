package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Corrects one typing error per word by comparing words with one letter left out on either side. */
public final class TypoDictionary {
    private static final int SHORTEST = 6;
    private static final int SHORT = 5;
    private static final int MOST_WORDS = 200_000;
    private static final int SMALL = 3;
    private static final String SEVERAL = "";

    private final Set<String> known;
    private final int shortest;
    private final Map<String, String> shortened = new HashMap<>();

    TypoDictionary(Set<String> words) {
        this(words, SHORTEST);
    }

    /** @param shortest length of the shortest word that is corrected; the right one may be longer by a letter */
    public TypoDictionary(Set<String> words, int shortest) {
        this.known = Set.copyOf(words);
        this.shortest = shortest;
        if (words.size() <= MOST_WORDS) {
            words.stream()
                    .filter(word -> isCorrectable(word) && word.length() > SMALL)
                    .forEach(this::learn);
        }
    }

    private void learn(String word) {
        for (String part : deletions(word)) {
            shortened.merge(part, word, (first, second) -> first.equals(second) ? first : SEVERAL);
        }
    }

    /** The words with at least one corrected, or empty where none could be or one is still unknown. */
    Optional<String> corrected(String key) {
        List<String> words = new ArrayList<>();
        boolean changed = false;
        for (String word : key.split(" ")) {
            if (known.contains(word)) {
                words.add(word);
                continue;
            }
            Optional<String> other = isCorrectable(word) ? correct(word) : Optional.empty();
            if (other.isEmpty()) {
                return Optional.empty();
            }
            changed = true;
            words.add(other.get());
        }
        return changed ? Optional.of(String.join(" ", words)) : Optional.empty();
    }

    /** The one known word that a misspelled one stands for; short ones only lack a letter, or have two changed round. */
    public Optional<String> correct(String word) {
        if (!isCorrectable(word)) {
            return Optional.empty();
        }
        for (String part : deletions(word)) {
            String candidate = shortened.get(part);
            if (candidate != null && !candidate.equals(SEVERAL) && isNear(word, candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean isNear(String word, String candidate) {
        return word.length() > SHORT
                || candidate.length() == word.length() + 1
                || sorted(word).equals(sorted(candidate));
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return String.valueOf(letters);
    }

    private boolean isCorrectable(String word) {
        return word.length() >= shortest && word.chars().allMatch(Character::isLetter);
    }

    private static Set<String> deletions(String word) {
        Set<String> parts = new HashSet<>();
        parts.add(word);
        for (int i = 1; i < word.length(); i++) {
            parts.add(word.substring(0, i) + word.substring(i + 1));
        }
        return parts;
    }
}
