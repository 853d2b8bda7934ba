package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** "Posted on a Saturday or Sunday", "bills written at weekends". */
public final class WeekdayRule implements Rule {
    private static final Set<String> NOT_ALL =
            Set.of("last", "next", "this", "previous", "coming", "per", "by", "each", "many");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.WEEKDAY)) {
            if (isSaidOtherwise(draft, at)) {
                continue;
            }
            Optional<Attribute> date = draft.isFree(at) ? date(draft, at) : Optional.empty();
            if (date.isPresent()) {
                SortedSet<Integer> days = new TreeSet<>();
                use(draft, at, days);
                draft.filter(
                        at, new Condition.OnWeekday(date.get(), days.stream().toList()));
            }
        }
    }

    /** One day, as in "last Friday", groups, as in "by weekday", and numbers of days are not all days of that name. */
    private static boolean isSaidOtherwise(Draft draft, int at) {
        return NOT_ALL.contains(draft.wordBefore(at))
                || draft.does(at - 1, Operation.GROUP)
                || draft.does(at - 1, Operation.COUNT);
    }

    private static void use(Draft draft, int at, SortedSet<Integer> days) {
        String argument = draft.item(at).cue().map(Cue::argument).orElse("");
        Arrays.stream(argument.split(",")).map(Integer::valueOf).forEach(days::add);
        draft.use(at);
        boolean joined = draft.does(at + 1, Operation.OR) || draft.does(at + 1, Operation.AND);
        if (joined && draft.isFree(at + 2) && draft.does(at + 2, Operation.WEEKDAY)) {
            draft.use(at + 1);
            use(draft, at + 2, days);
        }
    }

    private static Optional<Attribute> date(Draft draft, int at) {
        Optional<Attribute> beside =
                draft.field(at - 1).map(Meaning.Field::attribute).filter(Attribute::isTemporal);
        beside.ifPresent(date -> draft.use(at - 1));
        return beside.or(() -> DateChoice.named(draft))
                .or(draft.entity()::mainDate)
                .filter(Attribute::isTemporal);
    }
}
