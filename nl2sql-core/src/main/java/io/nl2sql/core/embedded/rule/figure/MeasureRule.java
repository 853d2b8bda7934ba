package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.Optional;

/** "how many vendors", "number of different countries", "average and highest salary", "total accruals". */
public final class MeasureRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.COUNT)) {
            boolean aggregated = draft.isFree(at - 1)
                    && draft.does(at - 1, Operation.AGGREGATE)
                    && draft.field(at + 1)
                            .filter(f -> Aggregating.isAggregable(f.attribute(), false))
                            .isPresent();
            if (aggregated) {
                draft.use(at);
            } else {
                together(draft, at);
                count(draft, at);
            }
        }
        for (int at : draft.places(Operation.AGGREGATE)) {
            if (draft.isFree(at)) {
                Aggregating.aggregate(draft, at);
            }
        }
        for (int at = 0; at < draft.size(); at++) {
            heads(draft, at);
        }
        boolean figures = !draft.shown().isEmpty()
                && draft.shown().stream().allMatch(shown -> shown.expression().isAggregate());
        if (figures && draft.dimensions().isEmpty() && !draft.countsOnce()) {
            draft.places(Operation.DISTINCT).forEach(at -> Aggregating.kinds(draft, at));
        }
    }

    /** A mere "headcount" is a number of people. */
    private static void heads(Draft draft, int at) {
        boolean alone = draft.item(at).text().equalsIgnoreCase("headcount")
                && draft.named(at).isPresent()
                && draft.shown().isEmpty()
                && draft.dimensions().isEmpty();
        if (alone) {
            draft.counted(draft.named(at));
            draft.use(at);
            Aggregating.show(draft, at, Aggregate.rows());
        }
    }

    /** "The maximum and total number of points", "how many total credits": functions of the number that is counted. */
    private static void together(Draft draft, int at) {
        boolean total = draft.isFree(at + 1)
                && draft.does(at + 1, Operation.AGGREGATE)
                && Targets.function(draft.item(at + 1)) == AggregateFunction.SUM
                && draft.field(at + 2)
                        .filter(field -> Aggregating.isAggregable(field.attribute(), false))
                        .isPresent();
        if (total) {
            draft.use(at);
        }
        Optional<Attribute> number = draft.field(at + 1)
                .map(Meaning.Field::attribute)
                .filter(attribute -> Aggregating.isAggregable(attribute, false));
        boolean listed =
                draft.does(at - 1, Operation.AND) && draft.isFree(at - 2) && draft.does(at - 2, Operation.AGGREGATE);
        if (listed && number.isPresent()) {
            draft.use(at - 2);
            Aggregating.show(draft, at - 2, new Aggregate(Targets.function(draft.item(at - 2)), number, false));
        }
    }

    private static void count(Draft draft, int at) {
        if (!draft.isFree(at)) {
            return;
        }
        draft.use(at);
        boolean distinct = draft.isFree(at + 1) && draft.does(at + 1, Operation.DISTINCT);
        int next = afterValues(draft, distinct ? at + 2 : at + 1);
        if (distinct) {
            draft.countOnce();
            draft.use(at + 1);
        }
        next = Aggregating.afterValues(draft, next);
        Optional<Attribute> spent = spent(draft, next);
        if (spent.isPresent()) {
            draft.use(next);
            quantity(draft, at, spent.get());
            return;
        }
        Optional<Entity> named = draft.named(next);
        Optional<Meaning.Field> field = draft.field(next);
        Optional<Attribute> number = named.flatMap(Entity::ownNumber);
        if (number.isPresent() && !distinct) {
            draft.use(next);
            quantity(draft, at, number.get());
        } else if (named.isPresent() && isPartOf(draft, next, named.get())) {
            draft.use(next, next + 1);
            quantity(draft, at, draft.item(next + 1).field().orElseThrow().attribute());
        } else if (named.isPresent()) {
            draft.use(next);
            draft.counted(named);
            Aggregating.show(draft, at, Aggregate.rows());
        } else if (field.isPresent()) {
            draft.use(next);
            field(draft, at, field.get(), distinct);
        } else {
            Aggregating.show(draft, at, Aggregate.rows());
            draft.doubt(draft.isFree(next) && draft.item(next).value().isPresent() ? 0.0 : 0.1);
        }
    }

    /** In "how many king beds" the beds are a number. */
    private static int afterValues(Draft draft, int from) {
        int at = from;
        while (at < draft.size() && draft.item(at).value().isPresent()) {
            at++;
        }
        return draft.field(at)
                        .map(Meaning.Field::attribute)
                        .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable())
                        .isPresent()
                ? at
                : from;
    }

    /** In "how many table legs" the legs are a number that the tables' rows have. */
    private static boolean isPartOf(Draft draft, int at, Entity owner) {
        return draft.isBeside(at, at + 1)
                && draft.field(at + 1)
                        .filter(field -> field.entity().equals(owner))
                        .map(Meaning.Field::attribute)
                        .filter(attribute -> attribute.isNumeric()
                                && attribute.words().get(0).equals("number"))
                        .isPresent();
    }

    /** "How many years has each worked": the years are stored in a column such as {@code years_worked}. */
    private static Optional<Attribute> spent(Draft draft, int at) {
        if (!draft.isFree(at) || !draft.does(at, Operation.GRAIN)) {
            return Optional.empty();
        }
        String unit = Stems.of(draft.item(at).text());
        for (int place = at + 1; place < draft.size(); place++) {
            Optional<Attribute> spent = draft.field(place)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> attribute.isNumeric()
                            && attribute.nameWords().size() > 1
                            && attribute.nameWords().stream().map(Stems::of).anyMatch(unit::equals));
            if (spent.isPresent()) {
                draft.use(place);
                return spent;
            }
        }
        return Optional.empty();
    }

    private static void field(Draft draft, int at, Meaning.Field field, boolean distinct) {
        Attribute attribute = field.attribute();
        boolean quantity = attribute.isMeasurable() && attribute.isNumeric() || attribute.isNumberOfThings();
        if (quantity && !distinct) {
            quantity(draft, at, attribute);
        } else if (distinct) {
            Aggregating.show(draft, at, new Aggregate(AggregateFunction.COUNT, Optional.of(attribute), true));
            further(draft, at);
        } else if (!field.entity().labels().contains(attribute) && attribute.role() != Attribute.Role.KEY) {
            Aggregating.show(draft, at, new Aggregate(AggregateFunction.COUNT, Optional.of(attribute), true));
        } else {
            draft.counted(Optional.of(field.entity()));
            Aggregating.show(draft, at, Aggregate.rows());
        }
    }

    /** Whether a value of the column tells one row, as far as it is known: a state or a kind does not. */
    private static boolean isName(Draft draft, Attribute attribute) {
        return attribute.role() != Attribute.Role.TEXT
                || draft.model()
                        .entity(attribute.table())
                        .filter(entity -> entity.labels().contains(attribute))
                        .isPresent();
    }

    /** "How many different majors and cities are there" wants two numbers. */
    private static void further(Draft draft, int count) {
        int and = count + 3;
        boolean listed = draft.isFree(and)
                && draft.does(and, Operation.AND)
                && draft.field(and + 1)
                        .filter(field -> !field.attribute().isMeasurable())
                        .isPresent()
                && draft.isFurtherKey(and - 1, and + 1);
        if (listed) {
            Optional<Attribute> other = draft.field(and + 1).map(Meaning.Field::attribute);
            draft.use(and, and + 1);
            Aggregating.show(draft, and + 1, new Aggregate(AggregateFunction.COUNT, other, true));
        }
    }

    /** "How many citizens does Boston have": the number is stored; over several rows it is summed. */
    private static void quantity(Draft draft, int at, Attribute attribute) {
        boolean pinned = draft.filters().stream()
                .anyMatch(placed -> placed.condition() instanceof Condition.OneOf some
                        && isName(draft, some.attribute())
                        && !draft.multiplies(some.attribute().table(), attribute.table()));
        Aggregating.show(
                draft,
                at,
                pinned
                        ? new Expression.Column(attribute)
                        : new Aggregate(AggregateFunction.SUM, Optional.of(attribute), false));
        draft.doubt(0.1);
    }
}
