package io.nl2sql.core.embedded.shape;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the figure that a shape is about: "accrued amount", "number of invoices", "average price of a lesson", or the usual
 * one of the table whose rows are many, such as the amount of "sales".
 */
public final class Facts {
    private Facts() {}

    /**
     * The figure.
     *
     * @param entity whose rows it is of
     * @param figure the aggregate
     */
    public record Fact(Entity entity, Expression figure) {}

    /** The figure that the question names, its items used up and the draft turned to its table. */
    public static Optional<Fact> read(Draft draft, boolean rows) {
        Optional<Fact> fact = counted(draft)
                .or(() -> aggregated(draft))
                .or(() -> column(draft))
                .or(() -> table(draft, rows));
        fact.ifPresent(found -> {
            draft.entity(found.entity());
            useAgain(draft, found);
            draft.shown().add(new Draft.Shown(draft.size(), found.figure()));
        });
        return fact;
    }

    /** The figure named once more, as in "the amount for A to the amount for B", says nothing new. */
    private static void useAgain(Draft draft, Fact fact) {
        Optional<Attribute> read = fact.figure().reads();
        for (int at = 0; at < draft.size(); at++) {
            boolean same = draft.field(at)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> read.filter(attribute::equals).isPresent())
                    .isPresent();
            boolean own = draft.named(at).filter(fact.entity()::equals).isPresent();
            if ((same || own) && !draft.does(at - 1, Operation.GROUP)) {
                draft.use(at);
            }
        }
    }

    private static Optional<Fact> counted(Draft draft) {
        for (int at : draft.places(Operation.COUNT)) {
            int next = draft.after(at);
            Optional<Entity> named = draft.named(next);
            if (named.isPresent()) {
                draft.use(at, next);
                draft.counted(named);
                return named.map(entity -> new Fact(entity, Aggregate.rows()));
            }
            Optional<Meaning.Field> field = draft.field(next).filter(f -> isFigure(f.attribute()));
            if (field.isPresent()) {
                draft.use(at, next);
                return field.map(f -> new Fact(f.entity(), sum(f.attribute())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fact> aggregated(Draft draft) {
        for (int at : draft.places(Operation.AGGREGATE)) {
            int next = draft.after(at);
            AggregateFunction function = Targets.function(draft.item(at));
            Optional<Meaning.Field> field = draft.field(next).filter(f -> isFigure(f.attribute()));
            Optional<Entity> named = draft.named(next);
            if (field.isPresent()) {
                draft.use(at, next);
                return field.map(f -> new Fact(f.entity(), new Aggregate(function, Optional.of(f.attribute()), false)));
            }
            Optional<Attribute> amount = named.flatMap(entity -> measure(entity, function));
            if (amount.isPresent()) {
                draft.use(at, next);
                return amount.map(a -> new Fact(named.get(), new Aggregate(function, Optional.of(a), false)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Attribute> measure(Entity entity, AggregateFunction function) {
        return function == AggregateFunction.SUM ? Dealings.amount(entity) : entity.mainMeasure();
    }

    private static Optional<Fact> column(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Meaning.Field> field = draft.field(at).filter(f -> isFigure(f.attribute()));
            boolean compared = draft.figure(at + 1).isPresent() || draft.does(at + 1, Operation.COMPARE);
            if (field.isPresent() && !compared) {
                draft.use(at);
                useOwner(draft, at, field.get().entity());
                usePlain(draft);
                return field.map(f -> new Fact(f.entity(), sum(f.attribute())));
            }
        }
        return Optional.empty();
    }

    /** In "ordered amount" the order is that of the amount. */
    private static void useOwner(Draft draft, int at, Entity owner) {
        for (int beside : new int[] {at - 1, at + 1}) {
            if (draft.named(beside).filter(owner::equals).isPresent()
                    && draft.isBeside(Math.min(at, beside), Math.max(at, beside))) {
                draft.use(beside);
            }
        }
    }

    /** A mere "total" or "how much" says no more than the sum. */
    private static void usePlain(Draft draft) {
        draft.places(Operation.AGGREGATE).stream()
                .filter(at -> Targets.function(draft.item(at)) == AggregateFunction.SUM)
                .forEach(draft::use);
    }

    private static Optional<Fact> table(Draft draft, boolean rows) {
        List<Integer> places = new ArrayList<>();
        Set<Entity> all = new HashSet<>();
        for (int at = 0; at < draft.size(); at++) {
            Optional<Entity> named = draft.named(at);
            boolean dimension = draft.does(at - 1, Operation.GROUP);
            if (named.isPresent() && !dimension) {
                places.add(at);
                all.add(named.get());
            }
        }
        Optional<Integer> finest = places.stream()
                .filter(at -> all.stream()
                        .noneMatch(other ->
                                draft.multiplies(draft.named(at).orElseThrow().name(), other.name())))
                .findFirst()
                .or(() -> places.stream().findFirst());
        return finest.map(at -> {
            Entity entity = draft.named(at).orElseThrow();
            draft.use(at);
            usePlain(draft);
            draft.counted(Optional.of(entity));
            return new Fact(entity, usual(draft, entity, rows));
        });
    }

    private static Expression usual(Draft draft, Entity entity, boolean rows) {
        Optional<Attribute> amount = rows || entity.named() ? Optional.empty() : Dealings.ownAmount(entity);
        amount.ifPresent(a -> draft.assume(
                "The total " + a.spoken() + " of " + entity.spoken() + " is meant.",
                entity.hasOneMeasure() ? 0 : 0.05));
        return amount.map(Facts::sum).orElseGet(Aggregate::rows);
    }

    private static Expression sum(Attribute attribute) {
        AggregateFunction function =
                attribute.role() == Attribute.Role.RATE ? AggregateFunction.AVG : AggregateFunction.SUM;
        return new Aggregate(function, Optional.of(attribute), false);
    }

    private static boolean isFigure(Attribute attribute) {
        return attribute.isNumeric() && attribute.isMeasurable() && !attribute.masked();
    }

    /** What stands before the figure in "which vendors ..." or "vendors whose ..." is what is asked for. */
    public static boolean subject(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<List<Expression>> referred = draft.field(at)
                    .map(Meaning.Field::attribute)
                    .flatMap(attribute -> References.labels(draft, attribute));
            Optional<Meaning.Field> field =
                    draft.field(at).filter(f -> !f.attribute().isNumeric());
            Optional<Entity> named = draft.named(at).filter(entity -> !entity.equals(draft.entity()));
            int place = at;
            if (referred.isPresent()) {
                draft.use(at);
                referred.get().forEach(label -> draft.dimensions().add(new Draft.Shown(place, label)));
                return true;
            }
            if (field.isPresent()) {
                draft.use(at);
                draft.dimensions()
                        .add(new Draft.Shown(
                                place, new Expression.Column(field.get().attribute())));
                return true;
            }
            if (named.isPresent()) {
                draft.use(at);
                Draft.labels(named.get()).forEach(label -> draft.dimensions().add(new Draft.Shown(place, label)));
                return true;
            }
        }
        return false;
    }
}
