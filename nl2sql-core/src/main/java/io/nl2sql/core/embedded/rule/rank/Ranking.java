package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.linking.Attribute;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Puts the rows of a query in the order that a superlative means, and keeps the first of them. */
final class Ranking {
    private Ranking() {}

    static void by(Draft draft, int at, Attribute attribute, boolean descending) {
        boolean single = draft.figure(at - 1).isEmpty() && draft.figure(at + 1).isEmpty() && !draft.isSortedList();
        if (single && Elsewhere.areAllWanted(draft, attribute)) {
            AggregateFunction best = descending ? AggregateFunction.MAX : AggregateFunction.MIN;
            draft.filter(at, new Condition.AgainstAll(attribute, Condition.Operator.EQUAL, best));
            return;
        }
        if (single && isUnkeyed(draft, at, attribute) && !Totals.isTotal(draft, at, attribute)) {
            AggregateFunction best = descending ? AggregateFunction.MAX : AggregateFunction.MIN;
            draft.filter(at, new Condition.AgainstAll(attribute, Condition.Operator.EQUAL, best));
            return;
        }
        limit(draft, at);
        draft.order()
                .add(new Query.Order(
                        Totals.isTotal(draft, at, attribute)
                                ? new Aggregate(AggregateFunction.SUM, Optional.of(attribute), false)
                                : new Expression.Column(attribute),
                        descending));
    }

    /** Rows that no key tells apart may be about one thing: all of the best are wanted, not the first of them. */
    private static boolean isUnkeyed(Draft draft, int at, Attribute attribute) {
        return draft.limit().isEmpty()
                && number(draft, at).isEmpty()
                && draft.entity().key().isEmpty()
                && attribute.table().equals(draft.entity().name())
                && draft.dimensions().isEmpty();
    }

    static void column(Draft draft, int at, int next, Attribute attribute, boolean descending) {
        if (isFigureOfEach(draft, at, attribute)) {
            draft.use(next);
            AggregateFunction function = descending ? AggregateFunction.MAX : AggregateFunction.MIN;
            draft.shown().add(new Draft.Shown(at, new Aggregate(function, Optional.of(attribute), false)));
        } else if (isAsked(draft, at)
                && draft.skip().isPresent()
                && draft.dimensions().isEmpty()) {
            draft.use(next);
            draft.shown().add(new Draft.Shown(at, new Expression.Column(attribute)));
            draft.makeDistinct();
            draft.order().add(new Query.Order(new Expression.Column(attribute), descending));
            draft.limit(OptionalInt.of(1));
        } else if (isAsked(draft, at)) {
            AggregateFunction function = descending ? AggregateFunction.MAX : AggregateFunction.MIN;
            draft.shown().add(new Draft.Shown(at, new Aggregate(function, Optional.of(attribute), false)));
            boolean before = draft.does(at - 1, Operation.AND)
                    && draft.isFree(at - 2)
                    && draft.does(at - 2, Operation.AGGREGATE);
            boolean shared = before || next > at + 1 && draft.isFree(at + 2) && draft.after(at) < next;
            if (!shared) {
                draft.use(next);
            }
        } else {
            draft.use(next);
            if (isAlone(draft, next)) {
                draft.shown().add(new Draft.Shown(next, new Expression.Column(attribute)));
            }
            by(draft, at, attribute, descending);
        }
    }

    /** "The name and highest price of each cake": of each the highest of its own. */
    static boolean isFigureOfEach(Draft draft, int at, Attribute attribute) {
        return at > 1
                && draft.does(at - 1, Operation.AND)
                && draft.field(at - 2).isPresent()
                && IntStream.range(at, draft.size())
                        .filter(place -> draft.does(place, Operation.GROUP))
                        .mapToObj(place -> draft.named(place + 1))
                        .flatMap(Optional::stream)
                        .anyMatch(each -> draft.multiplies(each.name(), attribute.table()));
    }

    /** In "the top 3 highest rates" nothing but the rates is asked for. */
    private static boolean isAlone(Draft draft, int column) {
        return draft.limit().isPresent()
                && draft.shown().isEmpty()
                && draft.items().stream().noneMatch(item -> item.named().isPresent())
                && IntStream.range(0, draft.size())
                        .allMatch(place -> place == column
                                || draft.item(place).field().isEmpty()
                                        && draft.item(place).value().isEmpty());
    }

    /** Whether the highest value itself is asked for, rather than the row that has it. */
    static boolean isAsked(Draft draft, int at) {
        for (int before = 0; before < at; before++) {
            Item item = draft.item(before);
            boolean dimension = draft.does(before - 1, Operation.GROUP);
            if (!dimension && (item.named().isPresent() || item.field().isPresent())) {
                return !draft.shown().isEmpty()
                        && draft.shown()
                                .get(draft.shown().size() - 1)
                                .expression()
                                .isAggregate();
            }
        }
        return draft.limit().isEmpty() && draft.figure(at - 1).isEmpty();
    }

    static void limit(Draft draft, int at) {
        boolean sorted = draft.does(at - 1, Operation.ORDER)
                || draft.does(at - 2, Operation.ORDER)
                || draft.does(at - 1, Operation.STARTS);
        if (draft.limit().isPresent() || sorted || draft.isSortedList()) {
            return;
        }
        OptionalInt place = number(draft, at);
        draft.limit(OptionalInt.of(
                place.isPresent()
                        ? draft.figure(place.getAsInt()).orElseThrow().number().intValue()
                        : 1));
        place.ifPresent(draft::use);
    }

    /** Where a number stands beside the superlative, or before what is ranked ("which 3 vendors have the most"). */
    private static OptionalInt number(Draft draft, int at) {
        IntStream before = IntStream.range(0, at)
                .filter(place -> draft.named(place + 1).isPresent()
                        || place == 0 && draft.field(1).isPresent());
        IntStream beside =
                IntStream.of(at - 1, at + 1).filter(place -> draft.isBeside(Math.min(place, at), Math.max(place, at)));
        return IntStream.concat(beside, before)
                .filter(place -> draft.figure(place).isPresent())
                .findFirst();
    }
}
