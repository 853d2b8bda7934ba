package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of calendar expressions by what they do, read from {@code calendar.txt} and {@code months.txt}. */
final class CalendarWords {
    private final Map<String, List<List<String>>> phrases = new HashMap<>();
    private final Map<String, Integer> months = new HashMap<>();

    CalendarWords() {
        for (String line : Resources.lines(CalendarWords.class, "en/calendar.txt")) {
            int colon = line.indexOf(':');
            List<List<String>> list = new ArrayList<>();
            for (String phrase : line.substring(colon + 1).split(",(?!')")) {
                list.add(Arrays.asList(phrase.replace("'", "").trim().split("\\s+")));
            }
            list.sort((one, other) -> other.size() - one.size());
            phrases.put(line.substring(0, colon), list);
        }
        for (String line : Resources.lines(CalendarWords.class, "en/months.txt")) {
            String[] sides = line.split(":");
            for (String name : sides[0].split(",")) {
                months.put(name.trim(), Integer.parseInt(sides[1].trim()));
            }
        }
    }

    /** How many tokens from the place make the longest phrase of the kind; none is 0. */
    int length(String kind, List<Token> tokens, int at) {
        for (List<String> phrase : phrases.get(kind)) {
            if (starts(phrase, tokens, at)) {
                return phrase.size();
            }
        }
        return 0;
    }

    boolean is(String kind, List<Token> tokens, int at) {
        return length(kind, tokens, at) > 0;
    }

    /** The place after any number of words of the kind. */
    int skip(String kind, List<Token> tokens, int at) {
        int next = at;
        for (int length = length(kind, tokens, next); length > 0; length = length(kind, tokens, next)) {
            next += length;
        }
        return next;
    }

    /** The month that a word names, 1 to 12. */
    Optional<Integer> month(List<Token> tokens, int at) {
        return at < tokens.size() && at >= 0
                ? Optional.ofNullable(months.get(tokens.get(at).lower()))
                : Optional.empty();
    }

    private static boolean starts(List<String> phrase, List<Token> tokens, int at) {
        if (at < 0 || at + phrase.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (tokens.get(at + i).quoted() || !tokens.get(at + i).lower().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }
}
