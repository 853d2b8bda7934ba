package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Hints;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** "the largest order", "most accruals", "highest salary", "most common colour", "the three oldest people". */
public final class SuperlativeRule implements Rule {
    private static final Set<Operation> KINDS =
            Set.of(Operation.MOST, Operation.EXTREME, Operation.ADJECTIVE, Operation.COMMON);

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Cue> cue = draft.item(at).cue();
            if (draft.isFree(at) && cue.isPresent() && KINDS.contains(cue.get().operation())) {
                draft.use(at);
                rank(draft, at, cue.get());
            } else if (draft.isFree(at) && draft.does(at, Operation.AGGREGATE) && isRanking(draft, at)) {
                draft.use(at);
                boolean most = Targets.function(draft.item(at)) == AggregateFunction.MAX;
                int next = draft.after(at);
                Attribute attribute = draft.field(next).orElseThrow().attribute();
                draft.use(next);
                rank(draft, at, attribute, most);
            }
        }
    }

    /** "The stadium with the maximum capacity" is asked for, not the capacity. */
    private static boolean isRanking(Draft draft, int at) {
        AggregateFunction function = Targets.function(draft.item(at));
        int next = draft.after(at);
        boolean extreme = function == AggregateFunction.MAX || function == AggregateFunction.MIN;
        return extreme
                && draft.isAside(at)
                && !draft.does(at - 1, Operation.COMPARE)
                && draft.field(next)
                        .filter(field -> field.attribute().isMeasurable())
                        .isPresent()
                && !draft.does(next + 1, Operation.COMPARE)
                && !draft.does(next + 1, Operation.GROUP)
                && IntStream.range(0, at)
                        .anyMatch(before -> draft.item(before).named().isPresent()
                                || draft.item(before).field().isPresent());
    }

    private static void rank(Draft draft, int at, Cue cue) {
        if (draft.isFree(at - 1) && draft.does(at - 1, Operation.ORDINAL)) {
            draft.use(at - 1);
            int place = Integer.parseInt(draft.item(at - 1).cue().orElseThrow().argument());
            draft.skip(place - 1);
        }
        if (cue.is(Operation.COMMON) && Commonest.narrows(draft, at, cue.isDescending())) {
            return;
        }
        if (cue.is(Operation.COMMON)) {
            limit(draft, at);
            Commonest.rank(draft, at, cue.isDescending());
        } else if (cue.is(Operation.MOST)) {
            most(draft, at, cue.isDescending());
        } else {
            extreme(draft, at, cue);
        }
    }

    private static void most(Draft draft, int at, boolean descending) {
        int next = draft.does(at + 1, Operation.COUNT) ? at + 2 : draft.after(at);
        Optional<Entity> named = draft.named(next).or(() -> subordinates(draft, next));
        Optional<Meaning.Field> field = draft.field(next);
        if (next == at + 2 && draft.does(at + 1, Operation.COUNT)) {
            draft.use(at + 1);
        }
        Optional<Attribute> earned = draft.field(at - 1)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isMeasurable() && attribute.isNumeric());
        if (earned.isPresent() && named.isEmpty() && field.isEmpty() && draft.asksWhich()) {
            draft.use(at - 1);
            rank(draft, at, earned.get(), descending);
            return;
        }
        boolean value = field.filter(f -> isNumber(f.attribute())).isPresent()
                && draft.item(at)
                        .cue()
                        .filter(cue -> isExtremeNumber(draft.item(at)))
                        .isPresent()
                && isAsked(draft, at);
        if (value) {
            column(draft, at, next, field.get().attribute(), descending);
            return;
        }
        limit(draft, at);
        Optional<Attribute> stored = named.flatMap(draft.entity()::numberOf);
        if (stored.isPresent()) {
            draft.use(next);
            draft.order().add(new Query.Order(new Expression.Column(stored.get()), descending));
            return;
        }
        Optional<Attribute> number = named.flatMap(Entity::ownNumber);
        if (number.isPresent()) {
            draft.use(next);
            Aggregate total = new Aggregate(AggregateFunction.SUM, number, false);
            draft.order().add(new Query.Order(total, descending));
        } else if (named.isPresent()) {
            draft.use(next);
            draft.counted(named);
            draft.order().add(new Query.Order(Aggregate.rows(), descending));
        } else if (field.isPresent()
                && Elsewhere.isOfOther(draft, at, field.get().attribute())) {
            draft.use(next);
            draft.limit(OptionalInt.empty());
            rank(draft, at, field.get().attribute(), descending);
        } else if (field.isPresent() && isNumber(field.get().attribute())) {
            draft.use(next);
            draft.order().add(new Query.Order(draft.rank(field.get().attribute()), descending));
        } else if (field.isPresent()) {
            draft.use(next);
            draft.counted(field.map(Meaning.Field::entity));
            draft.order().add(new Query.Order(Aggregate.rows(), descending));
        } else if (Totals.dealing(draft).isPresent()) {
            draft.places(Operation.AGGREGATE).stream()
                    .filter(place -> draft.item(place).text().startsWith("in "))
                    .forEach(draft::use);
            draft.order()
                    .add(new Query.Order(
                            new Aggregate(
                                    AggregateFunction.SUM,
                                    Dealings.amount(Totals.dealing(draft).get()),
                                    false),
                            descending));
        } else {
            draft.order().add(new Query.Order(Aggregate.rows(), descending));
            draft.doubt(0.3);
        }
    }

    /** "Direct reports" are rows of the table that refers to itself. */
    private static Optional<Entity> subordinates(Draft draft, int at) {
        Optional<Attribute> above = draft.isFree(at) && draft.does(at, Operation.REPORTS)
                ? References.upwards(draft, draft.entity())
                : Optional.empty();
        above.ifPresent(reference -> draft.filter(at, new Condition.Missing(reference, true)));
        return above.map(reference -> draft.entity());
    }

    private static boolean isNumber(Attribute attribute) {
        return attribute.isMeasurable() || attribute.isNumberOfThings();
    }

    /** "The highest number of points" may be asked for itself, "the most points" never is. */
    private static boolean isExtremeNumber(Item item) {
        return item.text().contains(" ") && !item.text().endsWith("most");
    }

    private static void extreme(Draft draft, int at, Cue cue) {
        Optional<Adjective> adjective = draft.cues().adjective(draft.item(at).text());
        boolean descending = adjective.map(Adjective::descending).orElseGet(cue::isDescending);
        int next = sharedTarget(draft, at);
        boolean thing = draft.named(next).isPresent()
                || draft.field(next).filter(f -> !f.attribute().isMeasurable()).isPresent();
        if (thing && isRankedBy(draft, at, next, descending)) {
            return;
        }
        if (draft.isFree(next) && draft.does(next, Operation.AGGREGATE)) {
            limit(draft, at);
            Targets.at(draft, next).ifPresent(by -> draft.order().add(new Query.Order(by, descending)));
            return;
        }
        Optional<Attribute> column =
                draft.field(next).map(Meaning.Field::attribute).filter(SuperlativeRule::isOrdered);
        if (column.isPresent()) {
            column(draft, at, next, column.get(), descending);
        } else if (adjective.isPresent()) {
            adjective(draft, at, next, adjective.get());
        } else {
            draft.doubt(0.4);
        }
    }

    /** Also numbers that are no amounts, such as a latitude. */
    private static boolean isOrdered(Attribute attribute) {
        return switch (attribute.role()) {
            case MEASURE, RATE, NUMBER, DATE, YEAR -> true;
            case TEXT -> attribute.isNumeric();
            case KEY, REFERENCE, LABEL, FLAG -> attribute.isTemporal();
        };
    }

    /** "The largest vendor by ordered amount": what follows the "by" says in what. */
    private static boolean isRankedBy(Draft draft, int at, int next, boolean descending) {
        for (int by = next + 1; by < draft.size(); by++) {
            boolean rank = draft.isFree(by)
                    && draft.does(by, Operation.GROUP)
                    && draft.item(by).text().equals("by");
            boolean figure = rank
                    && (draft.field(by + 1)
                                    .filter(f -> f.attribute().isMeasurable())
                                    .isPresent()
                            || draft.named(by + 1).flatMap(Dealings::amount).isPresent());
            if (figure) {
                limit(draft, at);
                draft.use(by);
                Targets.at(draft, by + 1).ifPresent(target -> draft.order().add(new Query.Order(target, descending)));
                return true;
            }
        }
        return false;
    }

    /** In "highest and lowest price" the first shares the column of the second. */
    private static int sharedTarget(Draft draft, int at) {
        int next = draft.after(at);
        while (next < draft.size() && isFurtherFunction(draft, next)) {
            next = draft.after(next);
        }
        return next;
    }

    private static boolean isFurtherFunction(Draft draft, int at) {
        return draft.item(at)
                .cue()
                .filter(cue -> KINDS.contains(cue.operation())
                        || cue.is(Operation.AGGREGATE) && draft.does(at - 1, Operation.AND))
                .isPresent();
    }

    private static void rank(Draft draft, int at, Attribute attribute, boolean descending) {
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

    private static void column(Draft draft, int at, int next, Attribute attribute, boolean descending) {
        if (isAsked(draft, at) && draft.skip().isPresent() && draft.dimensions().isEmpty()) {
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
            rank(draft, at, attribute, descending);
        }
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
    private static boolean isAsked(Draft draft, int at) {
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

    private static void adjective(Draft draft, int at, int next, Adjective adjective) {
        Entity ranked = draft.named(next)
                .or(() -> draft.field(next).map(Meaning.Field::entity))
                .orElse(draft.entity());
        Optional<Adjective.Match> match = done(draft, at, adjective)
                .or(() -> adjective.match(ranked.attributes()))
                .or(() -> Hints.column(draft, adjective));
        if (match.isEmpty()) {
            match = ranked.mainMeasure().map(measure -> new Adjective.Match(measure, adjective.descending(), 9));
            match.ifPresent(some -> draft.assume("Ranked by " + some.attribute().spoken() + ".", 0.15));
        }
        match.ifPresent(some -> rank(draft, at, some.attribute(), some.descending()));
        match.filter(some -> some.rank() < 9)
                .ifPresent(some -> draft.assume("Ranked by " + some.attribute().spoken() + ".", 0.02));
        if (match.isEmpty()) {
            draft.doubt(0.4);
        }
    }

    /** In "hired most recently" it is the hiring that is recent. */
    private static Optional<Adjective.Match> done(Draft draft, int at, Adjective adjective) {
        boolean timed = adjective.hints().stream().anyMatch(hint -> hint.stem().equals("date") && !hint.reversed());
        return draft.field(at - 1)
                .map(Meaning.Field::attribute)
                .filter(attribute -> timed && attribute.isTemporal() && draft.isBeside(at - 1, at))
                .map(attribute -> new Adjective.Match(attribute, adjective.descending(), 0));
    }

    private static void limit(Draft draft, int at) {
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
