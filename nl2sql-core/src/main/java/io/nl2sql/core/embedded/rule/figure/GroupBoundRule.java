package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import java.util.Optional;
import java.util.stream.IntStream;

/** "Sales per town, only towns above 500": what is said of the groups is said of their figure. */
public final class GroupBoundRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.COMPARE)) {
            if (draft.isFree(at) && draft.figure(at + 1).isPresent() && isOfGroups(draft, at)) {
                bound(draft, at);
            }
        }
    }

    /** Whether the words before the comparison name once more what is grouped by, and none after it anything else. */
    private static boolean isOfGroups(Draft draft, int at) {
        int again = at - 1;
        boolean grouped = again > 0
                && draft.isFree(again)
                && !draft.does(again - 1, Operation.GROUP)
                && IntStream.range(1, again)
                        .anyMatch(place -> draft.does(place - 1, Operation.GROUP) && isSame(draft, place, again));
        int next = at + 2;
        boolean last = draft.named(next).isEmpty()
                && draft.field(next)
                        .filter(field -> field.attribute().isNumeric())
                        .isEmpty();
        return grouped && last;
    }

    private static boolean isSame(Draft draft, int one, int other) {
        Meaning left = draft.item(one).meaning();
        Meaning right = draft.item(other).meaning();
        boolean named = left instanceof Meaning.Named || left instanceof Meaning.Field;
        return named && left.equals(right);
    }

    /** Where only the rows are named, their number is meant. */
    private static Optional<Expression> rows(Draft draft) {
        draft.counted(Optional.of(draft.entity()));
        draft.shown().add(new Draft.Shown(draft.size(), Expression.Aggregate.rows()));
        return Optional.of(Expression.Aggregate.rows());
    }

    private static void bound(Draft draft, int at) {
        Optional<Expression> figure = Measures.said(draft, at - 1).or(() -> rows(draft));
        figure.ifPresent(some -> {
            Operator operator =
                    Operator.of(draft.item(at).cue().map(Cue::argument).orElse(">"));
            draft.having()
                    .add(new Condition.Compare(
                            some, operator, draft.figure(at + 1).orElseThrow().number()));
            draft.use(at - 1, at, at + 1);
        });
    }
}
