package io.nl2sql.core.guard.name;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which of some names somebody may have meant: by letters in other places, or by the same words in another order. */
final class Likeness {
    /** Longer ones are not compared. */
    private static final int LONGEST = 63;

    private static final Comparator<String> SIMPLEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Likeness() {}

    /** The nearest of the names, the shorter and then the first in the alphabet where several are as near. */
    static Optional<String> nearest(String wanted, Collection<String> names) {
        if (wanted.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, wanted.length() / 3);
        Set<String> words = words(wanted);
        String best = null;
        int bestDistance = most + 1;
        for (String name : names) {
            boolean sameWords = Math.abs(name.length() - wanted.length()) <= words.size()
                    && words(name).equals(words);
            int distance = sameWords ? 1 : distance(wanted, name, bestDistance + 1);
            if (distance < bestDistance
                    || distance == bestDistance && best != null && SIMPLEST.compare(name, best) < 0) {
                best = name;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The words of a name without their plural. */
    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String word : name.split("_")) {
            words.add(word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        }
        return words;
    }

    /** How many letters to add, leave out, change or swap; the bound where there are as many or more. */
    private static int distance(String one, String other, int bound) {
        if (Math.abs(one.length() - other.length()) >= bound || other.length() > LONGEST) {
            return bound;
        }
        int[] before = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        int[] next = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            next[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = row[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(change, Math.min(row[j], next[j - 1]) + 1);
                if (isSwap(one, other, i, j)) {
                    next[j] = Math.min(next[j], before[j - 2] + 1);
                }
                least = Math.min(least, next[j]);
            }
            if (least >= bound) {
                return bound;
            }
            int[] spare = before;
            before = row;
            row = next;
            next = spare;
        }
        return row[other.length()];
    }

    private static boolean isSwap(String one, String other, int i, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
