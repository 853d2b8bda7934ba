package io.nl2sql.core.history;

import io.nl2sql.core.glossary.Naming;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a question stands among others.
 *
 * @param conversation names the conversation among those of the same person; empty where there is none
 * @param takenAs the whole question, where it went on from an earlier one or stood for itself; empty where whoever wrote
 *     the SQL did not say
 * @param offered where it was asked back: the choices that say what words mean, and what each of them says
 */
public record Dialogue(String conversation, String takenAs, Map<String, List<Naming>> offered) {
    /** Of what is no question. */
    public static final Dialogue NONE = new Dialogue("", "");

    /** Of what was not asked back. */
    public Dialogue(String conversation, String takenAs) {
        this(conversation, takenAs, Map.of());
    }

    public Dialogue {
        offered = Map.copyOf(offered);
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(takenAs, "takenAs");
    }
}
