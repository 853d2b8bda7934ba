package io.nl2sql.core.linking.value;

import java.util.LinkedHashSet;
import java.util.Set;

/** Words that one typing error makes of each other. */
final class Typos {
    private Typos() {}

    /** The word, and what is left of it without any one letter but the first. */
    static Set<String> parts(String word) {
        Set<String> parts = new LinkedHashSet<>();
        parts.add(word);
        for (int i = 1; i < word.length(); i++) {
            parts.add(word.substring(0, i) + word.substring(i + 1));
        }
        return parts;
    }

    /** Whether one letter more, less, other, or two neighbours exchanged turn one word into the other. */
    static boolean isOne(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 1 || left.equals(right)) {
            return false;
        }
        int head = 0;
        int shorter = Math.min(left.length(), right.length());
        while (head < shorter && left.charAt(head) == right.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && left.charAt(left.length() - 1 - tail) == right.charAt(right.length() - 1 - tail)) {
            tail++;
        }
        int differing = Math.max(left.length(), right.length()) - head - tail;
        return differing <= 1 || differing == 2 && isExchanged(left, right, head);
    }

    private static boolean isExchanged(String left, String right, int at) {
        return left.length() == right.length()
                && left.charAt(at) == right.charAt(at + 1)
                && left.charAt(at + 1) == right.charAt(at);
    }
}
