package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.cue.Unit;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.math.BigDecimal;
import java.util.Optional;

/** What a run of words is taken to mean. */
public sealed interface Meaning {
    /** A table. */
    record Named(Entity entity) implements Meaning {}

    /** A column. */
    record Field(Entity entity, Attribute attribute) implements Meaning {}

    /**
     * A stored value.
     *
     * @param rows how many rows have it, 0 where unknown
     */
    record Value(Entity entity, Attribute attribute, String stored, long rows) implements Meaning {}

    /** Words that stand for themselves. */
    record Text(String text) implements Meaning {}

    /** A number. */
    record Figure(BigDecimal number) implements Meaning {}

    /** Days, with the unit that they are counted in: "the last six months". */
    record Time(Period period, Optional<Unit> unit) implements Meaning {}

    /** Something to do. */
    record Doing(Cue cue) implements Meaning {}

    /** Nothing of its own. */
    record Filler() implements Meaning {}

    /** Not understood. */
    record Unknown() implements Meaning {}

    /** The table that it belongs to; empty for meanings without one. */
    default Optional<Entity> entityMeant() {
        if (this instanceof Named some) {
            return Optional.of(some.entity());
        } else if (this instanceof Field some) {
            return Optional.of(some.entity());
        }
        return this instanceof Value some ? Optional.of(some.entity()) : Optional.empty();
    }
}
