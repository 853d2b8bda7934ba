package io.nl2sql.core.linking.meaning;

import java.util.Collection;
import java.util.List;

/** Tells which names are near a phrase in meaning though they share no word with it. Thread-safe. */
public interface Meanings {
    /**
     * A name that means something like a phrase.
     *
     * @param name as it was given
     * @param nearness 0 to 1; good for comparing the names of one phrase, hardly those of two
     * @param related whether a dictionary relates them, rather than a model of how words are used
     */
    record Likeness(String name, double nearness, boolean related) {}

    /** Prepares for names, in the background; what is not prepared yet is not found. Cheap for names that are known. */
    void learn(Collection<String> names);

    /** Those of the names that are at all like the phrase, nearest first. */
    List<Likeness> like(String phrase, Collection<String> names);

    /** Finds nothing. */
    static Meanings none() {
        return NoMeanings.INSTANCE;
    }
}
