package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.Optional;

/** "Parcels delivered after the promised date", "bills paid before they were sent": one day of a row against another. */
public final class DateOrderRule implements Rule {
    @Override
    public void apply(Draft draft) {
        draft.places(Operation.BEFORE).forEach(at -> compare(draft, at, Operator.LESS));
        draft.places(Operation.AFTER).forEach(at -> compare(draft, at, Operator.MORE));
    }

    private static void compare(Draft draft, int at, Operator operator) {
        Optional<Attribute> left = DaysRule.date(draft, at - 1);
        Optional<Attribute> right = DaysRule.date(draft, at + 1);
        boolean both = left.isPresent()
                && right.isPresent()
                && left.get().table().equals(right.get().table())
                && !left.equals(right)
                && draft.does(at, operator == Operator.LESS ? Operation.BEFORE : Operation.AFTER);
        if (both && draft.isFree(at)) {
            draft.use(at - 1, at, at + 1);
            draft.filter(at, new Condition.CompareColumns(left.get(), operator, right.get()));
        }
    }
}
