package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.linking.Attribute;
import java.util.Optional;

/** Figures that several rows have on average: "ports with more than 9 free berths on average". */
final class Usual {
    private Usual() {}

    /** Bounds the average of the column's rows of each row asked for, if the question says so. */
    static boolean bounds(Draft draft, Attribute attribute, Bound bound) {
        Optional<Integer> average = draft.places(Operation.AGGREGATE).stream()
                .filter(at -> draft.item(at).text().equalsIgnoreCase("on average"))
                .findFirst();
        boolean several = draft.multiplies(draft.entity().name(), attribute.table());
        if (average.isEmpty() || !several) {
            return false;
        }
        draft.use(average.get());
        draft.having()
                .add(new Condition.Compare(
                        new Aggregate(AggregateFunction.AVG, Optional.of(attribute), false),
                        bound.operator(),
                        bound.number()));
        return true;
    }
}
