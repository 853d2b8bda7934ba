package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.Locale;
import java.util.Optional;

/** Reads something to order or rank by: a column, an aggregate of one, a number of related rows. */
public final class Targets {
    private Targets() {}

    /** The expression that starts at the place, its items used up; empty, with nothing used, where there is none. */
    public static Optional<Expression> at(Draft draft, int at) {
        if (!draft.isFree(at)) {
            return Optional.empty();
        }
        if (draft.does(at, Operation.AGGREGATE) || draft.does(at, Operation.COUNT)) {
            return aggregate(draft, at);
        }
        Optional<Meaning.Field> field = draft.field(at);
        if (field.isPresent()) {
            draft.use(at);
            return Optional.of(of(draft, field.get().attribute()));
        }
        Optional<Entity> named = draft.named(at);
        Optional<Meaning.Field> own = draft.field(at + 1)
                .filter(f -> draft.isBeside(at, at + 1)
                        && named.filter(f.entity()::equals).isPresent())
                .filter(f -> f.attribute().isMeasurable());
        if (own.isPresent()) {
            draft.use(at, at + 1);
            return Optional.of(of(draft, own.get().attribute()));
        }
        if (named.isPresent()) {
            return table(draft, at, named.get());
        }
        return Optional.empty();
    }

    private static Optional<Expression> aggregate(Draft draft, int at) {
        Optional<Meaning.Field> field = draft.field(at + 1);
        Optional<Entity> named = draft.named(at + 1);
        if (draft.does(at, Operation.COUNT)) {
            Optional<Entity> counted = named.or(() -> field.map(Meaning.Field::entity));
            counted.ifPresent(entity -> {
                draft.use(at, at + 1);
                draft.counted(Optional.of(entity));
            });
            return counted.map(entity -> Aggregate.rows());
        }
        if (field.isPresent()) {
            draft.use(at, at + 1);
            return field.map(some -> new Aggregate(function(draft.item(at)), Optional.of(some.attribute()), false));
        }
        return named.flatMap(Entity::mainMeasure).map(measure -> {
            draft.use(at, at + 1);
            return new Aggregate(function(draft.item(at)), Optional.of(measure), false);
        });
    }

    /** A table to rank by: its amount where it belongs to another, else its label. */
    private static Optional<Expression> table(Draft draft, int at, Entity named) {
        Optional<Meaning.Field> own =
                draft.field(at + 1).filter(field -> field.entity().equals(named) && draft.isBeside(at, at + 1));
        if (own.isPresent()) {
            draft.use(at, at + 1);
            return own.map(field -> of(draft, field.attribute()));
        }
        draft.use(at);
        if (!named.name().equals(draft.entity().name()) && named.mainMeasure().isPresent()) {
            return named.mainMeasure().map(measure -> of(draft, measure));
        }
        return Draft.labels(named).stream().findFirst();
    }

    /** A column to rank the entity's rows by: summed where one row has several of it. */
    public static Expression of(Draft draft, Attribute attribute) {
        Entity entity = draft.entity();
        boolean summable = attribute.role() == Attribute.Role.MEASURE || attribute.role() == Attribute.Role.NUMBER;
        boolean paired = draft.path(entity.name(), attribute.table())
                .filter(joins -> Paths.multiplyOnlyByPairing(entity.name(), joins))
                .isPresent();
        if (paired && !draft.items().stream().anyMatch(item -> item.does(Operation.MOST))) {
            return new Expression.Column(attribute);
        }
        if (!summable
                || attribute.table().equals(entity.name())
                || !draft.multiplies(entity.name(), attribute.table())) {
            return new Expression.Column(attribute);
        }
        return new Aggregate(several(attribute), Optional.of(attribute), false);
    }

    private static AggregateFunction several(Attribute attribute) {
        if (attribute.isNumeric()) {
            return AggregateFunction.SUM;
        }
        return attribute.isTemporal() ? AggregateFunction.MAX : AggregateFunction.COUNT;
    }

    public static AggregateFunction function(Item item) {
        return AggregateFunction.valueOf(
                item.cue().map(Cue::argument).orElse("sum").toUpperCase(Locale.ROOT));
    }
}
