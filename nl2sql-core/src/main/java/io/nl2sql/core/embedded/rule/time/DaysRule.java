package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.Computed;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** "How many days after the order is it paid", "days between hiring and leaving", "how many days did each guest stay". */
public final class DaysRule implements Rule {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(how many days|(number|no\\.?) of days|days (between|from|after|before|lie)|in days|how long|time"
                    + " (to|from|between))\\b");

    private record Said(int at, Attribute date) {}

    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent() || isBound(draft)) {
            return;
        }
        List<Said> said = said(draft);
        if (!ASKED.matcher(draft.question()).find() || isStored(draft, said)) {
            Lasting.read(draft);
        } else if (said.size() == 2) {
            between(draft, said.get(0), said.get(1));
        } else if (said.size() == 1) {
            Lasting.read(draft);
        } else if (said.isEmpty() && !firstAndLast(draft)) {
            stay(draft);
        }
    }

    /** Whether the days are a column of their own. */
    private static boolean isStored(Draft draft, List<Said> said) {
        return IntStream.range(0, draft.size())
                .filter(at -> isDay(draft, at))
                .mapToObj(draft::field)
                .flatMap(Optional::stream)
                .map(Meaning.Field::attribute)
                .filter(attribute -> said.size() != 2
                        || attribute.table().equals(said.get(0).date().table()))
                .anyMatch(attribute -> !attribute.isTemporal());
    }

    /** "More than 5 days after" is a condition. */
    private static boolean isBound(Draft draft) {
        return IntStream.range(1, draft.size())
                .anyMatch(at -> draft.does(at - 1, Operation.COMPARE)
                        && draft.figure(at).isPresent()
                        && draft.wordAfter(at).startsWith("day"));
    }

    /** The different dates that the words speak of, of one table, or of one that refers to the other. */
    private static List<Said> said(Draft draft) {
        List<Said> said = new ArrayList<>();
        for (int at = 0; at < draft.size(); at++) {
            int place = at;
            date(draft, at)
                    .filter(date ->
                            said.stream().noneMatch(known -> known.date().equals(date)))
                    .ifPresent(date -> said.add(new Said(place, date)));
        }
        List<TableName> tables =
                said.stream().map(Said::date).map(Attribute::table).distinct().toList();
        boolean near = tables.size() == 1
                || tables.size() == 2 && !draft.multiplies(tables.get(0), tables.get(1))
                || tables.size() == 2 && !draft.multiplies(tables.get(1), tables.get(0));
        return near ? said : List.of();
    }

    /** A date, or a state such as "paid" beside which the table has the day of it. */
    static Optional<Attribute> date(Draft draft, int at) {
        Optional<Attribute> field =
                draft.field(at).map(Meaning.Field::attribute).filter(Attribute::isTemporal);
        if (field.isPresent()) {
            return isDay(draft, at) ? Optional.empty() : field;
        }
        return draft.isFree(at)
                ? draft.item(at)
                        .value()
                        .flatMap(value -> value.entity().attributes().stream()
                                .filter(attribute -> attribute.isTemporal()
                                        && attribute.words().stream()
                                                .map(Stems::of)
                                                .anyMatch(Stems.of(value.stored())::equals))
                                .findFirst())
                        .or(() -> event(draft, at))
                : Optional.empty();
    }

    /** The payment of "between issue and payment" is on its own day. */
    private static Optional<Attribute> event(Draft draft, int at) {
        boolean side = draft.does(at - 1, Operation.BETWEEN)
                || draft.does(at - 1, Operation.AND)
                        && !draft.places(Operation.BETWEEN).isEmpty();
        return side ? draft.named(at).flatMap(Entity::mainDate).filter(Attribute::isTemporal) : Optional.empty();
    }

    private static boolean isDay(Draft draft, int at) {
        return Stems.of(draft.item(at).text()).equals("day");
    }

    private static void between(Draft draft, Said one, Said other) {
        boolean back = draft.does(one.at() - 1, Operation.BEFORE)
                || draft.does(other.at() - 1, Operation.AFTER)
                || draft.does(other.at() - 1, Operation.SINCE) && !draft.says("from");
        Expression later = new Column(back ? one.date() : other.date());
        Expression earlier = new Column(back ? other.date() : one.date());
        draft.use(one.at(), other.at());
        IntStream.range(0, draft.size())
                .filter(at -> draft.does(at, Operation.AFTER)
                        || draft.does(at, Operation.BEFORE)
                        || draft.does(at, Operation.BETWEEN)
                        || draft.does(at, Operation.SINCE)
                        || draft.does(at, Operation.UNTIL))
                .forEach(draft::use);
        boolean first = draft.multiplies(other.date().table(), one.date().table());
        draft.model().entity((first ? one : other).date().table()).ifPresent(draft::entity);
        show(draft, new Arithmetic(later, Sign.MINUS, earlier));
    }

    static void show(Draft draft, Expression days) {
        useDays(draft);
        Optional<Integer> aggregate = draft.places(Operation.AGGREGATE).stream().findFirst();
        if (aggregate.isPresent()) {
            draft.use(aggregate.get());
            AggregateFunction function = Targets.function(draft.item(aggregate.get()));
            draft.shown().add(new Draft.Shown(draft.size(), new Computed(function, days)));
            return;
        }
        Draft.labels(draft.entity()).forEach(label -> draft.shown().add(new Draft.Shown(0, label)));
        useOwn(draft);
        draft.shown().add(new Draft.Shown(draft.size(), days));
    }

    private static void useDays(Draft draft) {
        draft.places(Operation.COUNT).forEach(draft::use);
        IntStream.range(0, draft.size())
                .filter(at -> draft.field(at).isPresent() && isDay(draft, at))
                .forEach(draft::use);
    }

    /** "Of each guest": of the very rows. */
    private static void useOwn(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.named(at).filter(draft.entity()::equals).isPresent()) {
                draft.use(at);
                if (draft.does(at - 1, Operation.GROUP)) {
                    draft.use(at - 1);
                }
            }
        }
    }

    /** "Between the first and the last order of each customer". */
    private static boolean firstAndLast(Draft draft) {
        if (!draft.says("first") || !draft.says("last")) {
            return false;
        }
        Optional<Integer> events = IntStream.range(0, draft.size())
                .boxed()
                .filter(at -> !draft.does(at - 1, Operation.GROUP))
                .filter(at -> draft.named(at)
                        .flatMap(Entity::mainDate)
                        .filter(Attribute::isTemporal)
                        .isPresent())
                .findFirst();
        events.ifPresent(at -> {
            Entity entity = draft.named(at).orElseThrow();
            Optional<Attribute> date = entity.mainDate();
            useDays(draft);
            IntStream.range(0, at + 1)
                    .filter(place -> !draft.does(place, Operation.GROUP))
                    .filter(place -> draft.item(place).cue().isPresent() || place == at)
                    .forEach(draft::use);
            draft.entity(entity);
            Expression days = new Arithmetic(
                    new Aggregate(AggregateFunction.MAX, date, false),
                    Sign.MINUS,
                    new Aggregate(AggregateFunction.MIN, date, false));
            draft.shown().add(new Draft.Shown(draft.size(), days));
        });
        return events.isPresent();
    }

    /** Where the rows have a day of coming and one of going, they stay from the one to the other. */
    private static void stay(Draft draft) {
        Entity entity = IntStream.range(0, draft.size())
                .mapToObj(draft::named)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(draft.entity());
        Optional<Attribute> begin = Lasting.called(entity, Lasting.BEGINS);
        Optional<Attribute> end = Lasting.called(entity, Lasting.ENDS);
        if (begin.isPresent() && end.isPresent() && !begin.equals(end)) {
            draft.entity(entity);
            show(draft, new Arithmetic(new Column(end.get()), Sign.MINUS, new Column(begin.get())));
        }
    }
}
