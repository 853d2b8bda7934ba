package io.nl2sql.core.linking;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Verbs that go with dates by the words of the dates' names: who was hired has joined at the hire date. Immutable. */
public final class DateVerbs {
    private static final DateVerbs ENGLISH = new DateVerbs(Resources.lines("en/date-verbs.txt"));
    private static final Set<String> NO_VERBS = Set.of(
            "date",
            "time",
            "datetime",
            "day",
            "on",
            "at",
            "of",
            "timestamp",
            "year",
            "month",
            "period",
            "start",
            "end");

    private final Map<String, Set<String>> verbs = new HashMap<>();

    private DateVerbs(List<String> lines) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            Set<String> family = new HashSet<>();
            Arrays.stream(line.substring(colon + 1).trim().split("[,\\s]+"))
                    .map(verb -> Stems.key(List.of(verb.split("-"))))
                    .forEach(family::add);
            for (String name : line.substring(0, colon).split("[,\\s]+")) {
                verbs.computeIfAbsent(Stems.of(name), absent -> new HashSet<>()).addAll(family);
            }
        }
    }

    public static DateVerbs english() {
        return ENGLISH;
    }

    /** The stems of the verbs that go with a date; those of two words are phrases of stems. */
    Set<String> of(Attribute date) {
        Set<String> found = new HashSet<>();
        for (String word : NameWords.of(date.name())) {
            found.addAll(verbs.getOrDefault(Stems.of(word), Set.of()));
        }
        return found;
    }

    /** Whether a word speaks of the date: a word of its name that says more than "date", or a verb that goes with it. */
    public boolean say(String stem, Attribute date) {
        boolean own = !NO_VERBS.contains(stem)
                && NameWords.of(date.name()).stream().map(Stems::of).anyMatch(stem::equals);
        return own || of(date).contains(stem);
    }

    /** Whether a verb or the name of what is done speaks of the date: "paid" and "payment" of the date paid. */
    public boolean sayOrName(String stem, Attribute date) {
        return say(stem, date) || !Collections.disjoint(verbs.getOrDefault(stem, Set.of()), of(date));
    }
}
