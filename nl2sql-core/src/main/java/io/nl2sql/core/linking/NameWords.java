package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Splits identifiers into English words: snake and camel case, digits, abbreviations, glued endings. */
final class NameWords {
    private static final Pattern BORDER = Pattern.compile(
            "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    private static final Map<String, String> ABBREVIATIONS = Resources.pairs("en/abbreviations.txt");
    private static final List<String> ENDINGS = Resources.lines("en/name-endings.txt");
    private static final int SHORTEST_HEAD = 3;

    private NameWords() {}

    /** The words of a name, in lower case, abbreviations written out. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        for (String part : BORDER.split(name)) {
            if (!part.isEmpty()) {
                addPart(Stems.fold(part), words);
            }
        }
        return words;
    }

    /** The words of a name as they are written, in lower case: people also say the abbreviation. */
    static List<String> written(String name) {
        return Arrays.stream(BORDER.split(name))
                .filter(part -> !part.isEmpty())
                .map(Stems::fold)
                .toList();
    }

    private static void addPart(String part, List<String> words) {
        String expanded = ABBREVIATIONS.get(part);
        if (expanded != null) {
            words.addAll(List.of(expanded.split(" ")));
            return;
        }
        for (String ending : ENDINGS) {
            int head = part.length() - ending.length();
            if (head >= SHORTEST_HEAD && part.endsWith(ending) && isSplit(part.substring(0, head), ending)) {
                addPart(part.substring(0, head), words);
                words.add(ending);
                return;
            }
        }
        words.add(part);
    }

    private static boolean isSplit(String head, String ending) {
        return ending.length() > 2 || ABBREVIATIONS.containsKey(head);
    }
}
