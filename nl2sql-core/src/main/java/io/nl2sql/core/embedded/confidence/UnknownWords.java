package io.nl2sql.core.embedded.confidence;

import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.reading.Reading;
import io.nl2sql.core.embedded.reading.Ties;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What kind of words were not understood, and where they stand: the "talented" of "talented singers" changes less than the
 * "salary" of "the salary of singers", or a name after "in". Ties are no such words.
 */
final class UnknownWords {
    private static final List<String> ENDINGS = List.of("ed", "ing", "ly", "s");
    private static final Pattern UNDONE = Pattern.compile("(un|non|dis|mis|de)\\p{Ll}{3,}ed");
    private static final int MOST = 3;

    private final List<Item> items;
    private final Map<String, Double> found = new TreeMap<>();

    private UnknownWords(List<Item> items) {
        this.items = items;
    }

    /** What is found, by name; nothing where every word was understood. */
    static Map<String, Double> in(Reading reading) {
        UnknownWords words = new UnknownWords(reading.items());
        List<Item> ties = Ties.in(reading);
        List<Item> unknown =
                reading.unknown().stream().filter(item -> !ties.contains(item)).toList();
        unknown.forEach(words::look);
        if (!unknown.isEmpty()) {
            words.found.put("unknown", (double) Math.min(MOST, unknown.size()));
            words.found.put("unknown part", unknown.size() / (double) (unknown.size() + words.telling()));
        }
        return words.found;
    }

    private static boolean isName(Item item) {
        return item.start() > 0 && Character.isUpperCase(item.text().codePointAt(0));
    }

    /** Whether the word surely says something: a name, what was not done, or what was done in a time that is said. */
    static boolean isDecisive(Reading reading, Item item) {
        List<Item> items = reading.items();
        boolean timed = item.text().endsWith("ed")
                && items.stream()
                        .skip(items.indexOf(item) + 1L)
                        .dropWhile(next -> next.meaning() instanceof Meaning.Filler
                                || next.cue().isPresent())
                        .findFirst()
                        .filter(next -> next.time().isPresent() || next.figure().isPresent())
                        .isPresent();
        return isName(item) || timed || UNDONE.matcher(item.text()).matches();
    }

    private long telling() {
        return items.stream()
                .filter(item -> item.meaning().entityMeant().isPresent())
                .count();
    }

    private void look(Item item) {
        int at = items.indexOf(item);
        add("unknown name", isName(item));
        add("unknown figure", item.text().chars().anyMatch(Character::isDigit));
        add("unknown but meant", item.isByMeaning());
        add("unknown first", items.subList(0, at).stream().noneMatch(UnknownWords::isSchema));
        add("unknown last", items.subList(at + 1, items.size()).stream().noneMatch(UnknownWords::isSchema));
        boolean touches = at + 1 < items.size() && items.get(at + 1).start() == item.end() + 1;
        add("unknown before " + (touches ? kind(items.get(at + 1)) : "a stop"), true);
        add("unknown after " + (at > 0 ? kind(items.get(at - 1)) : "a stop"), true);
        if (at > 0 && !isSchema(items.get(at - 1))) {
            add("unknown after " + Stems.fold(items.get(at - 1).text()), true);
        }
        ENDINGS.stream()
                .filter(item.text().toLowerCase(Locale.ROOT)::endsWith)
                .findFirst()
                .ifPresent(ending -> add("unknown in -" + ending, true));
    }

    private static boolean isSchema(Item item) {
        return item.meaning().entityMeant().isPresent();
    }

    private static String kind(Item item) {
        Meaning meaning = item.meaning();
        return item.isUnknown() ? "unknown" : meaning.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void add(String name, boolean is) {
        if (is) {
            found.merge(name, 1.0, Double::sum);
        }
    }
}
