package io.nl2sql.core.embedded.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Unknown participles that only tie what stands around them together, which the tables do as well: the "enrolled" of
 * "students enrolled in Biology". Before a time they say what happened then, and with "un-" that something did not.
 */
public final class Ties {
    private static final Pattern PARTICIPLE = Pattern.compile("(?!un|non|dis|mis|de)\\p{Ll}{3,}ed");
    private static final Set<String> AFTER = Set.of("in", "at", "by", "from", "on", "for", "with", "to");

    private Ties() {}

    /** The unknown items of a reading that are such participles. */
    public static List<Item> in(Reading reading) {
        List<Item> items = reading.items();
        return reading.unknown().stream()
                .filter(item -> item.meaning() instanceof Meaning.Unknown)
                .filter(item -> PARTICIPLE.matcher(item.text()).matches() && ties(items, items.indexOf(item)))
                .toList();
    }

    private static boolean ties(List<Item> items, int at) {
        int next = at + 1;
        boolean tied =
                next < items.size() && AFTER.contains(items.get(next).text().toLowerCase(Locale.ROOT));
        while (next < items.size() && items.get(next).meaning() instanceof Meaning.Filler) {
            next++;
        }
        boolean before = items.stream()
                .limit(at)
                .anyMatch(item -> item.meaning().entityMeant().isPresent());
        return tied
                && before
                && next < items.size()
                && items.get(next).meaning().entityMeant().isPresent();
    }
}
