package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Counts;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.Optional;
import java.util.Set;

/** Bounds of a figure that the question names: "whose number of orders is above 3", "an average price below 5", "used more than 5 times". */
final class BoundedFigure {
    private static final Set<String> TIMES = Set.of("times", "time");

    private BoundedFigure() {}

    /** Whether a figure is named there: a number of rows, or an aggregate of a column or of another table's amount. */
    static boolean isAt(Draft draft, int at) {
        return isCount(draft, at) || isAggregate(draft, at) || isAggregateOfRows(draft, at);
    }

    static void bound(Draft draft, int at, Bound bound) {
        if (isCount(draft, at)) {
            counted(draft, at, bound);
        } else if (isAggregate(draft, at)) {
            aggregate(draft, at, bound);
        } else {
            ofRows(draft, at, bound);
        }
    }

    private static boolean isCount(Draft draft, int before) {
        return draft.named(before).isPresent()
                && draft.isFree(before - 1)
                && draft.does(before - 1, Operation.COUNT)
                && before > 1;
    }

    private static void counted(Draft draft, int before, Bound bound) {
        Entity counted = draft.named(before).orElseThrow();
        draft.use(before, before - 1);
        Counts.require(draft, before, counted, bound);
    }

    private static boolean isAggregate(Draft draft, int before) {
        return Quantities.at(draft, before).isPresent()
                && draft.isFree(before - 1)
                && draft.does(before - 1, Operation.AGGREGATE)
                && before > 1;
    }

    /** "total score above 300" is the row's own score, unless a row of the entity has several of it. */
    private static void aggregate(Draft draft, int before, Bound bound) {
        Attribute attribute = Quantities.at(draft, before).orElseThrow();
        Aggregate aggregate = new Aggregate(Targets.function(draft.item(before - 1)), Optional.of(attribute), false);
        boolean own = aggregate.function() == Expression.AggregateFunction.SUM
                && !draft.multiplies(draft.entity().name(), attribute.table());
        draft.use(before, before - 1);
        if (own) {
            draft.filter(
                    before, new Condition.Compare(new Expression.Column(attribute), bound.operator(), bound.number()));
        } else {
            draft.having().add(new Condition.Compare(aggregate, bound.operator(), bound.number()));
        }
    }

    private static boolean isAggregateOfRows(Draft draft, int before) {
        return before > 1
                && draft.named(before).flatMap(Entity::mainMeasure).isPresent()
                && draft.isFree(before - 1)
                && draft.does(before - 1, Operation.AGGREGATE);
    }

    /** "Whose average order is above 3000". */
    private static void ofRows(Draft draft, int before, Bound bound) {
        Optional<Attribute> measure = draft.named(before).flatMap(Entity::mainMeasure);
        Aggregate aggregate = new Aggregate(Targets.function(draft.item(before - 1)), measure, false);
        draft.use(before, before - 1);
        draft.having().add(new Condition.Compare(aggregate, bound.operator(), bound.number()));
    }

    /** Whether the number before "times" is compared with, or "twice". */
    static boolean areTimes(Draft draft, int figure) {
        return TIMES.contains(draft.wordAfter(figure))
                || PlainWords.english().countsTimes(draft.item(figure).text());
    }

    /** "Used more than 5 times": how many rows there are, of another table that the question names or of this one. */
    static void times(Draft draft, int at, Bound bound) {
        for (int place = at - 1; place >= 0; place--) {
            Optional<Entity> other = draft.named(place)
                    .filter(named -> !named.name().equals(draft.entity().name()));
            if (other.isPresent()) {
                draft.use(place);
                Counts.require(draft, place, other.get(), bound);
                return;
            }
        }
        draft.having().add(new Condition.Compare(Aggregate.rows(), bound.operator(), bound.number()));
    }
}
