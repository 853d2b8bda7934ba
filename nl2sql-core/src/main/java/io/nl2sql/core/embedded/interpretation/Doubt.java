package io.nl2sql.core.embedded.interpretation;

import java.util.List;

/**
 * What only the asker can say.
 *
 * @param question one closed question back
 * @param choices the asker's own question, spelled out in each of the ways that it may be meant; two at least
 */
public record Doubt(String question, List<String> choices) {
    public Doubt {
        choices = List.copyOf(choices);
    }
}
