package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Events;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Bucket;
import io.nl2sql.core.embedded.query.Expression.Different;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.Grain;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** "Shops with bills in every month of 2025", "customers who bought every cake": what has something of all there is. */
public final class EveryRule implements Rule {
    private static final Set<String> EVERY = Set.of("every", "in every", "of every", "for every", "each of", "each");
    private static final Set<String> ALL = Set.of("all", "every");
    private static final int MONTHS_OF_QUARTER = 3;

    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent() || draft.isYesNo() || isFigure(draft)) {
            return;
        }
        int subject = subject(draft);
        for (int at = subject + 1; subject >= 0 && at < draft.size(); at++) {
            int object = object(draft, at);
            if (object > subject && draft.isFree(object)) {
                draft.field(subject).map(Meaning.Field::entity).ifPresent(draft::entity);
                every(draft, at, object);
                return;
            }
        }
    }

    /** "The number of orders for every customer" is a list of figures. */
    private static boolean isFigure(Draft draft) {
        return !draft.places(Operation.COUNT).isEmpty()
                || !draft.places(Operation.AGGREGATE).isEmpty()
                || !draft.places(Operation.EXTREME).isEmpty()
                || !draft.places(Operation.ADJECTIVE).isEmpty()
                || !draft.places(Operation.TOP).isEmpty()
                || !draft.places(Operation.WITHOUT).isEmpty()
                || !draft.places(Operation.NOT).isEmpty()
                || !draft.places(Operation.MOST).isEmpty();
    }

    private static int subject(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.named(at).isPresent()) {
                return draft.named(at).filter(draft.entity()::equals).isPresent() ? at : -1;
            }
            boolean kind = draft.field(at)
                    .map(Meaning.Field::attribute)
                    .filter(attribute ->
                            (attribute.table().equals(draft.entity().name()) || draft.asksWhich())
                                    && (attribute.role() == Attribute.Role.TEXT
                                            || attribute.role() == Attribute.Role.LABEL))
                    .isPresent();
            if (kind && at == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Place of what all of is meant; -1 where nothing says so. */
    private static int object(Draft draft, int at) {
        boolean every = draft.does(at, Operation.GROUP)
                && EVERY.contains(draft.item(at).text().toLowerCase(Locale.ROOT))
                && (!draft.item(at).text().toLowerCase(Locale.ROOT).endsWith("each") || draft.says("which"));
        if (every) {
            return at + 1;
        }
        boolean all = draft.named(at).isPresent()
                && draft.words(0, draft.item(at).start()).stream()
                        .skip(Math.max(0, draft.words(0, draft.item(at).start()).size() - 3L))
                        .anyMatch(ALL::contains)
                && draft.isAside(at);
        return all ? at : -1;
    }

    private static void every(Draft draft, int at, int object) {
        if (draft.does(object, Operation.GRAIN)) {
            periods(draft, at, object);
        } else if (draft.field(object).isPresent()) {
            kinds(draft, at, object, draft.field(object).get());
        } else {
            draft.named(object)
                    .filter(entity -> entity.key().size() == 1 && !entity.equals(draft.entity()))
                    .filter(entity ->
                            draft.path(draft.entity().name(), entity.name()).isPresent())
                    .ifPresent(entity -> things(draft, at, object, entity));
        }
    }

    /** "Shops that sell every flavour": as many different ones as there are. */
    private static void kinds(Draft draft, int at, int object, Meaning.Field field) {
        Attribute kind = field.attribute();
        boolean several = kind.role() == Attribute.Role.TEXT
                && !kind.table().equals(draft.entity().name())
                && draft.multiplies(draft.entity().name(), kind.table());
        if (several && draft.entity().key().size() == 1) {
            draft.use(at, object);
            useOnce(draft);
            Expression count = new Aggregate(AggregateFunction.COUNT, Optional.of(kind), true);
            Expression all = new Scalar(query(field.entity(), List.of(), count), List.of());
            draft.having().add(new Condition.Compares(count, Operator.EQUAL, all));
            draft.silentGroups().add(new Expression.Column(draft.entity().key().get(0)));
        }
    }

    private static void things(Draft draft, int at, int object, Entity entity) {
        boolean own = !draft.multiplies(draft.entity().name(), entity.name());
        if (own && !draft.entity().named()) {
            return;
        }
        draft.use(at, object);
        useOnce(draft);
        Attribute key = entity.key().get(0);
        Expression count = new Aggregate(AggregateFunction.COUNT, Optional.of(key), true);
        int values = values(draft, object);
        Expression all = values > 1
                ? new Figure(BigDecimal.valueOf(values))
                : new Scalar(query(entity, List.of(), Aggregate.rows()), List.of());
        draft.having().add(new Condition.Compares(count, Operator.EQUAL, all));
        if (!own) {
            draft.entity().key().forEach(some -> draft.silentGroups().add(new Expression.Column(some)));
        }
    }

    /** "Every one of the genres Rock and Jazz": how many are named. */
    private static int values(Draft draft, int object) {
        Set<String> values = new HashSet<>();
        for (int at = object + 1; at < draft.size(); at++) {
            boolean listed = draft.isFree(at) && (draft.item(at).value().isPresent() || draft.does(at, Operation.AND));
            if (!listed) {
                break;
            }
            draft.item(at).value().map(Meaning.Value::stored).ifPresent(values::add);
        }
        return values.size();
    }

    /** "At least one bill in every month" says no more than a bill in every month. */
    private static void useOnce(Draft draft) {
        for (int at : draft.places(Operation.COMPARE)) {
            boolean one = draft.figure(at + 1)
                    .filter(figure -> figure.number().compareTo(BigDecimal.ONE) == 0)
                    .isPresent();
            if (one
                    && draft.item(at)
                            .cue()
                            .map(Cue::argument)
                            .filter(">="::equals)
                            .isPresent()) {
                draft.use(at, at + 1);
            }
        }
    }

    private static void periods(Draft draft, int at, int object) {
        Grain grain = Grain.valueOf(
                draft.item(object).cue().map(Cue::argument).orElseThrow().toUpperCase(Locale.ROOT));
        Entity events = Events.at(draft, object).orElse(draft.entity());
        Optional<Attribute> date = events.mainDate().filter(Attribute::isTemporal);
        boolean own = events.equals(draft.entity());
        if (date.isEmpty() || own && !draft.entity().named()) {
            return;
        }
        Optional<Period> period = draft.items().stream()
                .flatMap(item -> item.time().stream())
                .map(Meaning.Time::period)
                .findFirst();
        draft.use(at, object);
        useOnce(draft);
        Bucket bucket = draft.bucket(grain, date.get());
        Expression all = period.flatMap(some -> length(some, grain))
                .<Expression>map(Figure::new)
                .orElseGet(() ->
                        new Scalar(query(events, within(date.get(), period), new Different(bucket)), List.of()));
        draft.having().add(new Condition.Compares(new Different(bucket), Operator.EQUAL, all));
        draft.entity().key().forEach(some -> draft.silentGroups().add(new Expression.Column(some)));
    }

    private static List<Condition> within(Attribute date, Optional<Period> period) {
        List<Condition> conditions = new ArrayList<>();
        period.ifPresent(some -> conditions.add(new Condition.Within(date, some)));
        return conditions;
    }

    /** How many months, quarters or years a period has. */
    private static Optional<BigDecimal> length(Period period, Grain grain) {
        if (period.isOpen() || !period.isOfMonths()) {
            return Optional.empty();
        }
        LocalDate from = period.from().orElseThrow();
        LocalDate to = period.to().orElseThrow();
        long months = ChronoUnit.MONTHS.between(from, to);
        return switch (grain) {
            case MONTH -> Optional.of(BigDecimal.valueOf(months));
            case QUARTER -> Optional.of(BigDecimal.valueOf(months / MONTHS_OF_QUARTER));
            case YEAR -> Optional.of(BigDecimal.valueOf(ChronoUnit.YEARS.between(from, to)));
            default -> Optional.empty();
        };
    }

    private static Query query(Entity entity, List<Condition> filters, Expression shown) {
        return Query.of(entity.name(), List.of(), List.of(shown)).where(filters);
    }
}
