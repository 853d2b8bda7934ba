package io.nl2sql.core.embedded.reading;

import java.util.List;

/**
 * A run of words with its possible meanings, best first; never empty.
 *
 * @param text the words as asked
 * @param start offset in the question
 * @param end offset after it
 * @param candidates what they may mean
 */
public record Segment(String text, int start, int end, List<Candidate> candidates) {
    public Segment {
        candidates = List.copyOf(candidates);
    }
}
