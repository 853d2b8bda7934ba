package io.nl2sql.core.history;

import java.util.Objects;

/**
 * Where a question stands among others.
 *
 * @param conversation names the conversation among those of the same person; empty where there is none
 * @param takenAs the whole question, where it went on from an earlier one or stood for itself; empty where whoever wrote
 *     the SQL did not say
 */
public record Dialogue(String conversation, String takenAs) {
    /** Of what is no question. */
    public static final Dialogue NONE = new Dialogue("", "");

    public Dialogue {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(takenAs, "takenAs");
    }
}
