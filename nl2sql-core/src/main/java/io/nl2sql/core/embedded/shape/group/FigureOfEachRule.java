package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import java.util.Optional;

/** "Guests and their number of bills", "guests by number of bills": the things, each with how many it has. */
public final class FigureOfEachRule implements Rule {
    @Override
    public void apply(Draft draft) {
        Optional<Entity> things = draft.named(0);
        if (draft.shape().isPresent()
                || things.isEmpty()
                || draft.places(Operation.COUNT).size() != 1) {
            return;
        }
        int count = draft.places(Operation.COUNT).get(0);
        boolean by = draft.does(count - 1, Operation.GROUP)
                && draft.item(count - 1).text().equalsIgnoreCase("by");
        boolean and = count > 0
                && draft.words(draft.item(count - 1).end(), draft.item(count).start()).stream()
                        .anyMatch(PlainWords.english()::isPossessive);
        boolean several = draft.named(count + 1)
                .filter(counted -> !counted.equals(things.get())
                        && draft.multiplies(things.get().name(), counted.name()))
                .isPresent();
        if (several && (by || and) && draft.places(Operation.AGGREGATE).isEmpty()) {
            draft.use(0);
            Draft.labels(things.get()).forEach(label -> draft.dimensions().add(new Draft.Shown(0, label)));
            if (by) {
                draft.use(count - 1);
                draft.order().add(new Query.Order(Aggregate.rows(), descending(draft)));
            }
        }
    }

    /** Most first, unless the question says which way. */
    private static boolean descending(Draft draft) {
        return draft.places(Operation.DIRECTION).stream()
                .findFirst()
                .flatMap(at -> draft.item(at).cue())
                .map(Cue::isDescending)
                .orElse(true);
    }
}
