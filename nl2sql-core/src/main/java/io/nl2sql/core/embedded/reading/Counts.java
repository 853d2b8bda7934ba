package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.List;
import java.util.Optional;

/** Requires a number of rows: of another table for each row, or of the same table for each group. */
final class Counts {
    private Counts() {}

    static void require(Draft draft, int at, Entity counted, Bound bound) {
        if (counted.name().equals(draft.entity.name())) {
            draft.having.add(new Condition.Compare(Aggregate.rows(), bound.operator(), bound.number()));
            return;
        }
        Optional<List<Join>> path = draft.path(draft.entity.name(), counted.name());
        if (path.isEmpty()) {
            draft.doubt(0.6);
            return;
        }
        draft.filter(at, new Condition.Related(draft.entity.name(), path.get(), List.of(), false, Optional.of(bound)));
    }
}
