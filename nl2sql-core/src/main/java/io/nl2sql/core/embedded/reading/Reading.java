package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import java.util.ArrayList;
import java.util.List;

/**
 * One meaning for every run of words.
 *
 * @param told the whole question
 * @param items in the question's order, fillers and unknown words included
 * @param score evidence and coherence together
 */
public record Reading(Told told, List<Item> items, double score) {
    public Reading {
        items = List.copyOf(items);
    }

    public String question() {
        return told.question();
    }

    /** What counts for the sense: without fillers, unknown words, and "from" or "through" before anything but a time. */
    public List<Item> telling() {
        List<Item> telling = new ArrayList<>();
        for (Item item : items) {
            boolean timed = item.time().isPresent() || item.figure().isPresent();
            if (!timed && !telling.isEmpty() && isDirection(telling.get(telling.size() - 1))) {
                telling.remove(telling.size() - 1);
            }
            if (!(item.meaning() instanceof Meaning.Filler || item.meaning() instanceof Meaning.Unknown)) {
                telling.add(item);
            }
        }
        return withoutPauses(telling);
    }

    /** A comma says something only within a list of columns or values. */
    private static List<Item> withoutPauses(List<Item> telling) {
        List<Item> result = new ArrayList<>();
        for (int at = 0; at < telling.size(); at++) {
            boolean pause = telling.get(at).text().equals(",");
            if (!pause
                    || at > 0
                            && at + 1 < telling.size()
                            && isListed(telling.get(at - 1))
                            && isListed(telling.get(at + 1))) {
                result.add(telling.get(at));
            }
        }
        return result;
    }

    private static boolean isListed(Item item) {
        return item.meaning().entityMeant().isPresent();
    }

    private static boolean isDirection(Item item) {
        return item.does(Cue.Operation.SINCE) || item.does(Cue.Operation.UNTIL);
    }

    public List<Item> unknown() {
        return items.stream().filter(Item::isUnknown).toList();
    }
}
