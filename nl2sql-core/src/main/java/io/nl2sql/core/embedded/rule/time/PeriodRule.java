package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** "in 2025", "hired since March", "before Q3 2024", "between 60 and 120", "from January to March 2025". */
public final class PeriodRule implements Rule {
    private static final Set<String> ONWARD = Set.of("on", "onward", "onwards", "forward");

    @Override
    public void apply(Draft draft) {
        draft.places(Operation.BETWEEN).forEach(at -> between(draft, at));
        for (int at = 0; at < draft.size(); at++) {
            if (draft.isFree(at) && draft.item(at).time().isPresent()) {
                time(draft, at);
            }
        }
        for (Operation side : new Operation[] {Operation.SINCE, Operation.AFTER, Operation.BEFORE, Operation.UNTIL}) {
            draft.places(side).forEach(at -> figure(draft, at, side));
        }
    }

    private static void between(Draft draft, int at) {
        int second = draft.after(at + 1);
        Optional<BigDecimal> low = draft.figure(at + 1).map(Meaning.Figure::number);
        Optional<BigDecimal> high = draft.figure(second).map(Meaning.Figure::number);
        if (low.isPresent() && high.isPresent()) {
            Optional<Attribute> column =
                    numeric(draft, at - 1).or(() -> numeric(draft, second + 1)).or(draft.entity()::mainMeasure);
            numeric(draft, at - 1).ifPresent(field -> draft.use(at - 1));
            column.ifPresent(attribute -> {
                draft.use(at, at + 1, second);
                Expression left = new Expression.Column(attribute);
                draft.filter(at, new Condition.Compare(left, Operator.AT_LEAST, low.get()));
                draft.filter(at, new Condition.Compare(left, Operator.AT_MOST, high.get()));
            });
        } else if (isTime(draft, at + 1) && isTime(draft, second)) {
            Period period = period(draft, at + 1).through(period(draft, second));
            draft.use(at, at + 1, second);
            within(draft, at, period);
        }
    }

    private static Optional<Attribute> numeric(Draft draft, int at) {
        return draft.field(at).map(Meaning.Field::attribute).filter(Attribute::isNumeric);
    }

    private static boolean isTime(Draft draft, int at) {
        return draft.isFree(at) && draft.item(at).time().isPresent();
    }

    private static Period period(Draft draft, int at) {
        return draft.item(at).time().orElseThrow().period();
    }

    private static void time(Draft draft, int at) {
        Period period = period(draft, at);
        draft.use(at);
        boolean column = draft.field(at - 1).filter(f -> isDate(f.attribute())).isPresent();
        int cue = column ? at - 2 : at - 1;
        int later = at + 2;
        Optional<Attribute> compared = draft.does(cue, Operation.COMPARE) && draft.isFree(cue)
                ? numeric(draft, cue - 1).filter(attribute -> attribute.role() != Attribute.Role.YEAR)
                : Optional.empty();
        Optional<Attribute> counted =
                draft.does(cue, Operation.COMPARE) && draft.isFree(cue) && draft.isBeside(at, at + 1)
                        ? numeric(draft, at + 1).filter(attribute -> attribute.role() != Attribute.Role.YEAR)
                        : Optional.empty();
        if (compared.or(() -> counted).isPresent() && period.from().isPresent()) {
            draft.use(cue, compared.isPresent() ? cue - 1 : at + 1);
            Operator operator = Operator.of(draft.item(cue).cue().orElseThrow().argument());
            BigDecimal number = BigDecimal.valueOf(period.from().get().getYear());
            draft.filter(
                    at,
                    new Condition.Compare(
                            new Expression.Column(compared.or(() -> counted).get()), operator, number));
        } else if (isTime(draft, at + 1) && draft.does(cue, Operation.SINCE)) {
            draft.use(cue, at + 1);
            within(draft, at, period.through(period(draft, at + 1)));
        } else if (draft.isFree(cue) && isSide(draft, cue)) {
            draft.use(cue);
            boolean inclusive = draft.isFree(cue - 1) && draft.does(cue - 1, Operation.OR);
            within(draft, at, side(draft, cue, period, inclusive));
            if (inclusive) {
                draft.use(cue - 1);
            }
        } else if (draft.does(at + 1, Operation.OR)
                && draft.isFree(later)
                && isSide(draft, later)
                && !isTime(draft, later + 1)) {
            draft.use(at + 1, later);
            within(draft, at, side(draft, later, period, true));
        } else {
            within(draft, at, period);
        }
    }

    private static boolean isSide(Draft draft, int at) {
        return isSince(draft, at) || isUntil(draft, at) || isAfter(draft, at) || isBefore(draft, at);
    }

    /** Where something is from a time, it is of that time; starting from it, it may be later. */
    private static boolean isSince(Draft draft, int at) {
        return draft.does(at, Operation.STARTS)
                || draft.does(at, Operation.SINCE)
                        && (!draft.item(at).text().equalsIgnoreCase("from") || isOnward(draft, at + 1))
                || isCompare(draft, at, ">=");
    }

    private static boolean isOnward(Draft draft, int at) {
        return ONWARD.contains(draft.wordAfter(at));
    }

    private static boolean isUntil(Draft draft, int at) {
        return draft.does(at, Operation.UNTIL) || isCompare(draft, at, "<=");
    }

    private static boolean isAfter(Draft draft, int at) {
        return draft.does(at, Operation.AFTER) || isCompare(draft, at, ">");
    }

    private static boolean isBefore(Draft draft, int at) {
        return draft.does(at, Operation.BEFORE) || isCompare(draft, at, "<");
    }

    private static Period side(Draft draft, int at, Period period, boolean inclusive) {
        if (isSince(draft, at) || inclusive && isAfter(draft, at)) {
            return period.andLater();
        }
        if (isUntil(draft, at) || inclusive) {
            return period.andEarlier();
        }
        return isAfter(draft, at) ? period.after() : period.before();
    }

    private static boolean isCompare(Draft draft, int at, String sign) {
        return draft.does(at, Operation.COMPARE)
                && draft.item(at).cue().orElseThrow().argument().equals(sign);
    }

    /** "after 2010" where the words about dates did not claim the number. */
    private static void figure(Draft draft, int at, Operation side) {
        if (numeric(draft, at + 1).isPresent() && draft.figure(at + 2).isPresent()) {
            beside(draft, at, side);
            return;
        }
        Optional<Period> year = draft.figure(at + 1).map(Meaning.Figure::number).flatMap(Dates::year);
        Optional<Attribute> number = numeric(draft, at - 1).filter(a -> a.role() != Attribute.Role.YEAR);
        draft.use(at);
        if (number.isPresent() && draft.figure(at + 1).isPresent()) {
            Operator operator = operator(side);
            draft.filter(
                    at,
                    new Condition.Compare(
                            new Expression.Column(number.get()),
                            operator,
                            draft.figure(at + 1).get().number()));
            draft.use(at - 1, at + 1);
        } else if (year.isPresent()) {
            draft.use(at + 1);
            Period period = year.get();
            within(
                    draft,
                    at,
                    side == Operation.AFTER
                            ? period.after()
                            : side == Operation.BEFORE
                                    ? period.before()
                                    : side == Operation.SINCE ? period.andLater() : period.andEarlier());
        }
    }

    /** "after season 2010": the column stands between. */
    private static void beside(Draft draft, int at, Operation side) {
        Attribute column = numeric(draft, at + 1).orElseThrow();
        BigDecimal number = draft.figure(at + 2).orElseThrow().number();
        draft.use(at, at + 1, at + 2);
        draft.filter(at, new Condition.Compare(new Expression.Column(column), operator(side), number));
    }

    private static Operator operator(Operation side) {
        return switch (side) {
            case AFTER -> Operator.MORE;
            case BEFORE -> Operator.LESS;
            case SINCE -> Operator.AT_LEAST;
            default -> Operator.AT_MOST;
        };
    }

    public static void within(Draft draft, int at, Period period) {
        new DateChoice(draft).within(at, period);
    }

    private static boolean isDate(Attribute attribute) {
        return attribute.isTemporal() || attribute.role() == Attribute.Role.YEAR;
    }
}
