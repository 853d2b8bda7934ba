package io.nl2sql.core.embedded.reading;

import java.util.List;

/**
 * One meaning for every run of words.
 *
 * @param items in the question's order, fillers and unknown words included
 * @param score evidence and coherence together
 */
record Reading(List<Item> items, double score) {
    Reading {
        items = List.copyOf(items);
    }

    /** What counts for the sense: without fillers and unknown words. */
    List<Item> telling() {
        return items.stream()
                .filter(item -> !(item.meaning() instanceof Meaning.Filler) && !item.isUnknown())
                .toList();
    }

    List<Item> unknown() {
        return items.stream().filter(Item::isUnknown).toList();
    }
}
