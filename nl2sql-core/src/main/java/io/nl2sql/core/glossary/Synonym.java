package io.nl2sql.core.glossary;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A meaning that is kept.
 *
 * @param id its own
 * @param dataSource where the words mean this
 * @param naming which words mean what
 * @param key the words' stems, by which they are found
 * @param state whom it helps
 * @param weight strength of the evidence, at most 1
 * @param owner who said so first; empty where that is not told
 * @param at when that was, or when it was said again
 * @param decision who authored or deleted it; empty for what is only suggested
 */
public record Synonym(
        UUID id,
        String dataSource,
        Naming naming,
        String key,
        State state,
        double weight,
        String owner,
        Instant at,
        Optional<Decision> decision) {
    /** How sure it is that somebody means what they chose once. */
    public static final double SUGGESTED_WEIGHT = 0.95;

    public enum State {
        /** Helps its owner alone. */
        SUGGESTED,
        /** Said to be right by an administrator; helps everybody who may see what is meant. */
        AUTHORED,
        /** Helps nobody any more. */
        DELETED
    }

    /** Who changed the state last, and when. */
    public record Decision(String by, Instant at) {}

    public Synonym {
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(decision, "decision");
    }

    /** Somebody's own, from now on. */
    public static Synonym suggested(String dataSource, Naming naming, String key, String owner, Instant now) {
        return new Synonym(
                UUID.randomUUID(),
                dataSource,
                naming,
                key,
                State.SUGGESTED,
                SUGGESTED_WEIGHT,
                owner,
                now,
                Optional.empty());
    }

    /** The same, confirmed once more by its owner. */
    public Synonym again(Instant now) {
        return new Synonym(id, dataSource, naming, key, state, 1, owner, now, decision);
    }

    /** Whether the other says the same of the same words, whoever says it. */
    public boolean saysAs(Synonym other) {
        return dataSource.equals(other.dataSource)
                && key.equals(other.key)
                && naming.table().equals(other.naming.table())
                && naming.column().equals(other.naming.column())
                && naming.stored() == other.naming.stored();
    }

    /** The same, told of somebody else. */
    public Synonym saidBy(String other) {
        return new Synonym(id, dataSource, naming, key, state, weight, other, at, decision);
    }

    /** The same in another state. */
    public Synonym become(State next, String by, Instant now) {
        double known = next == State.AUTHORED ? 1 : weight;
        return new Synonym(id, dataSource, naming, key, next, known, owner, at, Optional.of(new Decision(by, now)));
    }
}
