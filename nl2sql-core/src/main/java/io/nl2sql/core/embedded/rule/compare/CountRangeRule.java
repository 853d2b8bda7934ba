package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Counts;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "2 to 4 orders", "between 2 and 4 orders". */
public final class CountRangeRule implements Rule {
    @Override
    public void apply(Draft draft) {
        IntStream.range(0, draft.size()).forEach(at -> between(draft, at));
    }

    /** "Between 2 and 30 number of students". */
    private static boolean isNumberOf(Draft draft, int figure) {
        return draft.words(draft.item(figure).end(), draft.item(figure + 1).start())
                .equals(List.of("number", "of"));
    }

    private static void between(Draft draft, int at) {
        int to = draft.does(at + 1, Operation.AND) || draft.does(at + 1, Operation.UNTIL) ? at + 2 : at + 1;
        Optional<Entity> counted = draft.named(to + 1);
        boolean range = draft.figure(at).isPresent() && draft.figure(to).isPresent() && counted.isPresent();
        boolean said = range
                && (draft.isBeside(to, to + 1) || isNumberOf(draft, to))
                && (to > at + 1 && draft.does(at - 1, Operation.BETWEEN)
                        || draft.words(draft.item(at).end(), draft.item(to).start())
                                .equals(List.of("to")));
        if (said) {
            BigDecimal least = draft.figure(at).orElseThrow().number();
            BigDecimal most = draft.figure(to).orElseThrow().number();
            IntStream.rangeClosed(at, to + 1).forEach(draft::use);
            if (draft.isFree(at - 1) && draft.does(at - 1, Operation.BETWEEN)) {
                draft.use(at - 1);
            }
            Counts.require(draft, at, counted.get(), new Bound(Operator.AT_LEAST, least));
            Counts.require(draft, at, counted.get(), new Bound(Operator.AT_MOST, most));
        }
    }
}
