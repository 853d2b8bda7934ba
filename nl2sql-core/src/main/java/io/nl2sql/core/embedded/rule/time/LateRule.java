package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Deadlines;
import io.nl2sql.core.embedded.cue.Deadlines.Deadline;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Explainer;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.DateVerbs;
import java.util.Optional;
import java.util.stream.Stream;

/** "Bills paid late", "parcels delivered on time": the day on which it was done against that by which it had to be. */
public final class LateRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.LATE)) {
            Optional<Deadline> deadline = Stream.concat(
                            Stream.of(draft.entity()),
                            draft.items().stream().flatMap(item -> item.meaning().entityMeant().stream()))
                    .flatMap(entity -> Deadlines.english().of(entity, day -> isSaid(draft, day)).stream())
                    .findFirst();
            deadline.ifPresent(days -> compare(draft, at, days));
        }
    }

    private static boolean isSaid(Draft draft, Attribute day) {
        return draft.tokens().stream().anyMatch(token -> DateVerbs.english().sayOrName(token.stem(), day));
    }

    private static void compare(Draft draft, int at, Deadline days) {
        boolean late =
                draft.item(at).cue().map(Cue::argument).filter("late"::equals).isPresent();
        draft.use(at);
        if (!days.sure()) {
            draft.unsettle();
        }
        draft.filter(
                at, new Condition.CompareColumns(days.done(), late ? Operator.MORE : Operator.AT_MOST, days.due()));
        draft.assume(
                "\"" + draft.item(at).text() + "\" compares the " + Explainer.name(days.done()) + " with the "
                        + Explainer.name(days.due()) + ".",
                0);
    }
}
