package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Deadlines;
import io.nl2sql.core.embedded.cue.Deadlines.Deadline;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Explainer;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.DateVerbs;
import io.nl2sql.core.linking.Stems;
import java.time.LocalDate;
import java.util.List;
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
        boolean said =
                draft.item(at).cue().map(Cue::argument).filter("late"::equals).isPresent();
        boolean deed = isDeed(draft, at, days.done());
        int denial = draft.does(at - 1, Operation.NOT) || draft.does(at - 1, Operation.WITHOUT) ? at - 1 : at - 2;
        boolean denied = draft.isFree(denial)
                && (draft.does(denial, Operation.NOT) || draft.does(denial, Operation.WITHOUT))
                && (denial == at - 1 || deed);
        boolean late = said != denied;
        draft.use(at);
        if (denied) {
            draft.use(denial, at - 1);
        }
        Condition compared =
                new Condition.CompareColumns(days.done(), late ? Operator.MORE : Operator.AT_MOST, days.due());
        boolean open = days.done().nullable() && (denied || !deed);
        if (!days.sure() || isOtherDeed(draft, at, days.done()) || open && !late) {
            draft.unsettle();
        }
        draft.filter(at, open && late ? new Condition.AnyOf(List.of(compared, isDue(draft, days))) : compared);
        draft.assume(
                "\"" + draft.item(at).text() + "\" compares the " + Explainer.name(days.done()) + " with the "
                        + Explainer.name(days.due()) + ".",
                0);
    }

    /** What is not done yet is late once its day has passed. */
    private static Condition isDue(Draft draft, Deadline days) {
        LocalDate today = draft.calendar().today();
        Period past = new Period(Optional.empty(), Optional.of(today), "before today");
        return new Condition.AllOf(
                List.of(new Condition.Missing(days.done(), false), new Condition.Within(days.due(), past)));
    }

    /** The "inspected" of "inspected late" where the table only knows when it was paid. */
    private static boolean isOtherDeed(Draft draft, int at, Attribute done) {
        return Stream.of(draft.wordBefore(at), draft.wordAfter(at))
                .anyMatch(word -> (word.endsWith("ed") || draft.cues().isParticiple(word))
                        && !DateVerbs.english().say(Stems.of(word), done));
    }

    /** In "paid late" and "late payments" it has been done. */
    private static boolean isDeed(Draft draft, int at, Attribute done) {
        return Stream.of(draft.wordBefore(at), draft.wordAfter(at))
                .anyMatch(word -> word.endsWith("ed")
                        || draft.cues().isParticiple(word)
                        || DateVerbs.english().say(Stems.of(word), done));
    }
}
