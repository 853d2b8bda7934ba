package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Resources;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that rules look at, though they are no cues. Read from {@code plain-words.txt}; words are asked for in lower case. */
public final class PlainWords {
    private static final PlainWords ENGLISH = new PlainWords();

    private final Map<String, Set<String>> words = new HashMap<>();

    private PlainWords() {
        for (String line : Resources.lines(PlainWords.class, "en/plain-words.txt")) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon),
                    new LinkedHashSet<>(List.of(line.substring(colon + 1).trim().split("\\s+"))));
        }
    }

    public static PlainWords english() {
        return ENGLISH;
    }

    /** Whether the word says that what follows belongs to what was spoken of: "their". */
    public boolean isPossessive(String word) {
        return isOf("possessive", word);
    }

    /** Whether a clause about what stands before begins with the word. */
    public boolean isRelative(String word) {
        return isOf("relative", word);
    }

    /** Whether the word only helps the verb that says what was done: the "did" of "how much did the guests pay". */
    public boolean helpsVerb(String word) {
        return isOf("helping", word);
    }

    /** Whether the word alone says how many times: "twice". */
    public boolean countsTimes(String word) {
        return isOf("times", word);
    }

    boolean isOf(String name, String word) {
        return words.get(name).contains(word);
    }

    /** The words of that name, one of which a pattern is to find. */
    String anyOf(String name) {
        return "(" + words.get(name).stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")";
    }
}
