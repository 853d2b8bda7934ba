package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.Optional;
import java.util.OptionalInt;

/** "Most accruals", "the highest number of points", "who earned most": ranks by how many, or how much. */
final class Most {
    private Most() {}

    static void rank(Draft draft, int at, boolean descending) {
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
            Ranking.by(draft, at, earned.get(), descending);
            return;
        }
        boolean value = field.filter(f -> isNumber(f.attribute())).isPresent()
                && draft.item(at)
                        .cue()
                        .filter(cue -> isExtremeNumber(draft.item(at)))
                        .isPresent()
                && (Ranking.isAsked(draft, at)
                        || Ranking.isFigureOfEach(draft, at, field.get().attribute()));
        if (value) {
            Ranking.column(draft, at, next, field.get().attribute(), descending);
            return;
        }
        Ranking.limit(draft, at);
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
            Ranking.by(draft, at, field.get().attribute(), descending);
        } else if (field.isPresent() && isNumber(field.get().attribute())) {
            draft.use(next);
            draft.order().add(new Query.Order(Targets.of(draft, field.get().attribute()), descending));
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
        } else if (Deeds.counted(draft, at)) {
            draft.order().add(new Query.Order(Aggregate.rows(), descending));
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
}
