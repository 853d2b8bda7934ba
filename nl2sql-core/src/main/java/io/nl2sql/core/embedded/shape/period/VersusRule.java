package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.rule.time.PeriodRule;
import io.nl2sql.core.embedded.shape.Facts;
import io.nl2sql.core.linking.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Two figures of the same kind: "from 2024 to 2025", "more in April than in March", "the ratio of rock to metal tracks". */
public final class VersusRule implements Rule {
    private static final Set<String> HIGHER = Set.of("higher", "larger", "greater", "lower", "smaller");

    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent()) {
            return;
        }
        List<Integer> times = Periods.places(draft);
        boolean compares = says(draft, Operation.GROWTH)
                || says(draft, Operation.SPLIT)
                || !compared(draft).isEmpty()
                || says(draft, Operation.SIDE)
                || says(draft, Operation.PREVIOUS);
        if (times.size() == 2 && compares) {
            periods(draft, times);
        } else if (says(draft, Operation.RATIO) || draft.isYesNo()) {
            values(draft);
        }
    }

    /** The "higher" of "higher sales in 2025 than in 2024". */
    private static List<Integer> compared(Draft draft) {
        return draft.says("than")
                ? draft.places(Operation.COMPARE).stream()
                        .filter(at -> HIGHER.contains(text(draft, at)))
                        .toList()
                : List.of();
    }

    private static boolean says(Draft draft, Operation operation) {
        return !draft.places(operation).isEmpty();
    }

    private static void periods(Draft draft, List<Integer> times) {
        int first = times.get(0);
        int second = times.get(1);
        Period one = Periods.soFar(draft, first);
        Period other = Periods.soFar(draft, second);
        boolean later = begin(one.from()).isAfter(begin(other.from()));
        Versus versus = versus(draft, later);
        for (int at = first - 1; at < second; at++) {
            if (draft.isFree(at) && isJoining(draft, at)) {
                draft.use(at);
            }
        }
        draft.use(first, second);
        Facts.Fact fact = Facts.read(draft, versus.rows()).orElse(null);
        if (fact == null) {
            return;
        }
        if (versus.picks()) {
            Facts.subject(draft);
        }
        Optional<Entity> counted = draft.counted();
        draft.counted(Optional.of(fact.entity()));
        part(draft, first, one);
        part(draft, second, other);
        draft.counted(counted);
        draft.shape(versus);
    }

    private static LocalDate begin(Optional<LocalDate> from) {
        return from.orElse(LocalDate.MIN);
    }

    private static boolean isJoining(Draft draft, int at) {
        return draft.does(at, Operation.SINCE)
                || draft.does(at, Operation.UNTIL)
                || draft.does(at, Operation.COMPARE)
                || draft.does(at, Operation.BETWEEN)
                || draft.does(at, Operation.AND);
    }

    private static Versus versus(Draft draft, boolean firstIsLater) {
        boolean percent = Growth.isPercent(draft);
        List<Integer> growth = draft.places(Operation.GROWTH);
        List<Integer> splits = new ArrayList<>(draft.places(Operation.SPLIT));
        splits.addAll(compared(draft));
        boolean side = growth.isEmpty() && splits.isEmpty() && says(draft, Operation.SIDE);
        boolean rows = growth.stream().anyMatch(at -> text(draft, at).startsWith("how many"))
                || !splits.isEmpty() && draft.says("there");
        Operator operator = Operator.MORE;
        Versus.Way way = Versus.Way.DIFFERENCE;
        if (!splits.isEmpty()) {
            operator = Operator.of(argument(draft, splits.get(0)));
            way = Versus.Way.TEST;
        } else if (side) {
            way = Versus.Way.SIDES;
        }
        boolean named = draft.asksWhich();
        boolean most = !draft.places(Operation.MOST).isEmpty();
        for (int at : growth) {
            String argument = argument(draft, at);
            boolean tests = draft.isYesNo() || named && !most;
            if (argument.equals("double")) {
                way = Versus.Way.DOUBLED;
            } else if (tests && !argument.equals("difference")) {
                operator = argument.equals("down") ? Operator.LESS : Operator.MORE;
                way = Versus.Way.TEST;
            }
        }
        boolean shown = growth.stream().anyMatch(at -> argument(draft, at).equals("difference"));
        way = shown && !draft.isYesNo() ? Versus.Way.DIFFERENCE : way;
        way = named && most ? Versus.Way.MOST : way;
        boolean textual = !splits.isEmpty();
        boolean laterFirst = textual || firstIsLater;
        draft.places(Operation.MOST).forEach(at -> {
            if (named) {
                draft.use(at);
            }
        });
        for (Operation operation :
                List.of(Operation.GROWTH, Operation.SPLIT, Operation.SIDE, Operation.PERCENT, Operation.PREVIOUS)) {
            draft.places(operation).forEach(draft::use);
        }
        splits.forEach(draft::use);
        boolean picks = named || way == Versus.Way.DOUBLED;
        return new Versus(way, operator, percent, laterFirst ? 0 : 1, rows, picks, draft.isYesNo());
    }

    private static String text(Draft draft, int at) {
        return draft.item(at).text().toLowerCase(Locale.ROOT);
    }

    private static String argument(Draft draft, int at) {
        return draft.item(at).cue().map(Cue::argument).orElse("");
    }

    private static void part(Draft draft, int at, Period period) {
        int before = draft.filters().size();
        PeriodRule.within(draft, at, period);
        List<Draft.Placed> added = new ArrayList<>(draft.filters()
                .subList(
                        Math.min(before, draft.filters().size()),
                        draft.filters().size()));
        draft.filters().removeAll(added);
        if (added.isEmpty()) {
            draft.giveUp();
        }
        draft.parts().add(added);
    }

    private static void values(Draft draft) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < draft.size(); at++) {
            if (draft.isFree(at) && draft.item(at).value().isPresent()) {
                places.add(at);
            }
        }
        List<Integer> ratios = draft.places(Operation.RATIO);
        for (int i = 0; i + 1 < places.size(); i++) {
            Meaning.Value one = draft.item(places.get(i)).value().orElseThrow();
            Meaning.Value other = draft.item(places.get(i + 1)).value().orElseThrow();
            Optional<Operator> operator = operator(draft, places.get(i), places.get(i + 1));
            if (one.attribute().table().equals(other.attribute().table())
                    && (!ratios.isEmpty() || operator.isPresent())) {
                ratios.forEach(draft::use);
                draft.use(places.get(i), places.get(i + 1));
                Facts.read(draft, !ratios.isEmpty());
                for (Meaning.Value value : List.of(one, other)) {
                    draft.parts()
                            .add(List.of(new Draft.Placed(
                                    places.get(i),
                                    new Condition.OneOf(value.attribute(), List.of(value.stored()), false))));
                }
                Versus.Way way = ratios.isEmpty() ? Versus.Way.TEST : Versus.Way.RATIO;
                draft.shape(new Versus(way, operator.orElse(Operator.MORE), false, 0, false, false, draft.isYesNo()));
                return;
            }
        }
    }

    private static Optional<Operator> operator(Draft draft, int from, int to) {
        for (int at = from; at < to; at++) {
            if (draft.isFree(at) && (draft.does(at, Operation.COMPARE) || draft.does(at, Operation.SPLIT))) {
                draft.use(at);
                return Optional.of(Operator.of(argument(draft, at)));
            }
        }
        return Optional.empty();
    }
}
