package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which people go on from an earlier question, read from {@code followups.txt}. */
public final class FollowUpWords {
    private final Map<String, List<String>> phrases = new HashMap<>();

    public FollowUpWords() {
        for (String line : Resources.lines(CueBook.class, "en/followups.txt")) {
            int colon = line.indexOf(':');
            List<String> list = new ArrayList<>();
            for (String phrase : line.substring(colon + 1).split(",")) {
                list.add(Stems.fold(phrase.trim()));
            }
            list.sort(Comparator.comparingInt(String::length).reversed());
            phrases.put(line.substring(0, colon), list);
        }
    }

    /** The text without the longest phrase of the kind at its beginning; empty where it begins otherwise. */
    Optional<String> after(String kind, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return phrases.get(kind).stream()
                .filter(phrase -> lower.startsWith(phrase)
                        && (lower.length() == phrase.length() || !Character.isLetter(lower.charAt(phrase.length()))))
                .findFirst()
                .map(phrase -> text.substring(phrase.length()).trim());
    }

    /** The text without phrases of the kind at its end. */
    String withoutEnd(String kind, String text) {
        String rest = text;
        for (String phrase : phrases.get(kind)) {
            rest = rest.replaceFirst("(?i)[,\\s]+" + Pattern.quote(phrase) + "$", "");
        }
        return rest;
    }

    /** Whether the text holds a phrase of the kind. */
    boolean says(String kind, String text) {
        return phrases.get(kind).stream().anyMatch(phrase -> {
            Matcher matcher = Pattern.compile("(?i)(?<![\\p{L}])" + Pattern.quote(phrase) + "(?![\\p{L}])")
                    .matcher(text);
            return matcher.find();
        });
    }
}
