package io.nl2sql.core.embedded.shape;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.rule.Rule;
import java.util.List;

/** Words such as "growth" or "than the average" that nothing came of: without them it is another question. */
public final class LeftOverRule implements Rule {
    private static final List<Operation> TELLING =
            List.of(Operation.GROWTH, Operation.RUNNING, Operation.RATIO, Operation.LATE, Operation.MOVING);

    @Override
    public void apply(Draft draft) {
        boolean compared = !draft.places(Operation.COMPARE).isEmpty()
                || !draft.places(Operation.SPLIT).isEmpty();
        boolean average = draft.places(Operation.AGGREGATE).stream()
                .anyMatch(at -> Targets.function(draft.item(at)) == AggregateFunction.AVG);
        boolean told =
                TELLING.stream().anyMatch(operation -> !draft.places(operation).isEmpty());
        if (draft.shape().isEmpty() && (told || compared && average)) {
            draft.unsettle();
        }
    }
}
