package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.cue.Quantities;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.Optional;

/** "Freight cost per kg": one sum divided by another; "average weight per parcel" of parcels, grouped by something else. */
public final class PerUnitRule implements Rule {
    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent()) {
            return;
        }
        for (int at : draft.places(Operation.GROUP)) {
            Optional<Attribute> part = figure(draft, at - 1);
            Optional<Attribute> whole = figure(draft, at + 1);
            boolean per = draft.item(at).text().equalsIgnoreCase("per");
            if (per && part.isPresent() && whole.isPresent() && isQuotient(draft, at, part.get(), whole.get())) {
                divide(draft, at, part.get(), whole.get());
            } else if (per && part.isPresent() && isOwnRow(draft, at, part.get())) {
                draft.use(at, at + 1);
            }
        }
    }

    private static Optional<Attribute> figure(Draft draft, int at) {
        return draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable() && !attribute.masked());
    }

    /** One divides by an amount or a quantity; "salary per level" is that of each level, however it is stored. */
    private static boolean isQuotient(Draft draft, int at, Attribute part, Attribute whole) {
        boolean sums = !draft.does(at - 2, Operation.AGGREGATE)
                || Targets.function(draft.item(at - 2)) == AggregateFunction.SUM;
        boolean quotient = part.table().equals(whole.table())
                && !part.equals(whole)
                && Quantities.english().isQuantity(whole)
                && !Dealings.isPrice(part);
        if (quotient && !sums) {
            draft.unsettle();
        }
        return quotient && sums;
    }

    private static void divide(Draft draft, int at, Attribute part, Attribute whole) {
        draft.use(at - 1, at, at + 1);
        if (draft.isFree(at - 2) && draft.does(at - 2, Operation.AGGREGATE)) {
            draft.use(at - 2);
        }
        draft.model().entity(part.table()).ifPresent(draft::entity);
        draft.shown().add(new Draft.Shown(at - 1, new Expression.Ratio(sum(part), sum(whole), false)));
    }

    /** An average of parcels is one per parcel, where it is grouped by something else besides. */
    private static boolean isOwnRow(Draft draft, int at, Attribute figure) {
        boolean average = draft.does(at - 2, Operation.AGGREGATE)
                && Targets.function(draft.item(at - 2)) == AggregateFunction.AVG;
        return average
                && draft.named(at + 1)
                        .filter(entity -> entity.name().equals(figure.table()))
                        .isPresent();
    }

    private static Aggregate sum(Attribute attribute) {
        return new Aggregate(AggregateFunction.SUM, Optional.of(attribute), false);
    }
}
