package io.nl2sql.core.glossary;

import java.util.Optional;
import java.util.Set;

/**
 * Which meanings are wished for. All that is given must hold.
 *
 * @param dataSource of which data source; empty for all
 * @param states in one of these states
 * @param owner said by this person, or authored; empty for everybody's
 */
public record GlossaryFilter(Optional<String> dataSource, Set<Synonym.State> states, Optional<String> owner) {
    public GlossaryFilter {
        states = Set.copyOf(states);
    }
}
