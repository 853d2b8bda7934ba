package io.nl2sql.core.llm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of asking a generator.
 *
 * @param generation what it made of the question
 * @param generator who really wrote it: {@code embedded}, {@code openai}
 * @param correctable whether asking again, told what was wrong with the SQL, may help
 * @param usage what a language model used for it; empty where none was asked
 * @param notices sentences for the asker, such as that the model could not be reached
 */
public record Reply(
        Generation generation, String generator, boolean correctable, Optional<Usage> usage, List<String> notices) {
    public Reply {
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(usage, "usage");
        notices = List.copyOf(notices);
    }

    /** The reply of a generator that costs nothing and would write the same again. */
    public static Reply of(Generation generation, String generator) {
        return new Reply(generation, generator, false, Optional.empty(), List.of());
    }
}
