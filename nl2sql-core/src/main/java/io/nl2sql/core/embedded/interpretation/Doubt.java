package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.glossary.Naming;
import java.util.List;
import java.util.Map;

/**
 * What only the asker can say.
 *
 * @param question one closed question back
 * @param choices the asker's own question, spelled out in each of the ways that it may be meant; two at least
 * @param decides what a choice says of words; nothing of choices that say nothing which could be remembered
 */
public record Doubt(String question, List<String> choices, Map<String, List<Naming>> decides) {
    /** One whose choices say nothing that could be remembered. */
    public Doubt(String question, List<String> choices) {
        this(question, choices, Map.of());
    }

    public Doubt {
        choices = List.copyOf(choices);
        decides = Map.copyOf(decides);
    }
}
