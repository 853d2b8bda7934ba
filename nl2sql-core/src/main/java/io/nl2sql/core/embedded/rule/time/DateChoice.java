package io.nl2sql.core.embedded.rule.time;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Events;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Explainer;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.DateVerbs;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Chooses the date that a time is about: the one named beside it, else the one whose verb stands nearest ("posted",
 * "hired"), else the one that an earlier time of the question was about, else the usual one of what is asked for.
 */
final class DateChoice {
    private static final Pattern MONTHS = Pattern.compile("(?i)(first )?(day of the )?month\\b.*");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private final Draft draft;

    /** A date, and how sure it is. */
    private record Choice(Attribute date, boolean assumed) {}

    DateChoice(Draft draft) {
        this.draft = draft;
    }

    /** Filters by the period; two of one date are one stretch. */
    void within(int at, Period period) {
        Optional<Choice> choice = choice(at, period);
        if (choice.isEmpty()) {
            draft.doubt(0.5);
            return;
        }
        Attribute date = choice.get().date();
        for (int i = 0; i < draft.filters().size(); i++) {
            if (draft.filters().get(i).condition() instanceof Condition.Within known
                    && known.attribute().equals(date)
                    && (known.period().isOpen() || period.isOpen())
                    && !known.period().and(period).isEmpty()) {
                draft.filters()
                        .set(
                                i,
                                new Draft.Placed(
                                        at,
                                        new Condition.Within(
                                                date, known.period().and(period))));
                MonthColumn.within(draft, at, date, period);
                return;
            }
        }
        draft.filter(at, new Condition.Within(date, period));
        MonthColumn.within(draft, at, date, period);
        if (choice.get().assumed()) {
            assume(date, period);
        }
    }

    private void assume(Attribute date, Period period) {
        Entity entity = draft.model().entity(date.table()).orElseThrow();
        boolean only = date.isTemporal() && dates(entity).size() == 1;
        draft.assume(
                "\"" + period.spoken() + "\" is about the " + Explainer.name(date) + " of " + entity.spoken() + ".",
                only ? 0.0 : 0.06);
    }

    private Optional<Choice> choice(int at, Period period) {
        for (int beside : new int[] {at - 1, at - 2, at + 1}) {
            Optional<Attribute> date =
                    draft.field(beside).map(Meaning.Field::attribute).filter(DateChoice::isDate);
            boolean announced = date.isPresent() && beside > at && draft.isAnnounced(at, beside);
            if (date.isPresent() && !announced && !draft.does(beside - 1, Operation.GROUP)) {
                draft.use(beside);
                return Optional.of(new Choice(date.get(), false));
            }
        }
        return said(at).or(() -> named(draft))
                .or(() -> known(at))
                .map(date -> new Choice(date, false))
                .or(() -> usual(at, period).map(date -> new Choice(date, true)));
    }

    /** The date of what is asked for that the question names, where it names just one that nothing has used yet. */
    static Optional<Attribute> named(Draft draft) {
        List<Attribute> dates = IntStream.range(0, draft.size())
                .mapToObj(draft::field)
                .flatMap(Optional::stream)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isTemporal()
                        && attribute.table().equals(draft.entity().name()))
                .toList();
        return dates.size() == 1 ? Optional.of(dates.get(0)) : Optional.empty();
    }

    private static boolean isDate(Attribute attribute) {
        return attribute.isTemporal() || attribute.role() == Attribute.Role.YEAR;
    }

    /** The date whose own words, or a verb that goes with them, stand nearest; before the time rather than after it. */
    private Optional<Attribute> said(int at) {
        List<Token> before = draft.tokens().stream()
                .filter(token -> token.end() <= draft.item(at).start())
                .toList();
        List<Token> nearest = new ArrayList<>();
        for (int i = before.size() - 1; i >= 0; i--) {
            if (!isThing(before.get(i).start(), before.get(i))
                    && !isOneOfSeveral(before.get(i).start())) {
                nearest.add(before.get(i));
            }
        }
        draft.tokens().stream()
                .filter(token -> token.start() >= draft.item(at).end())
                .takeWhile(token -> !token.lower().equals("and"))
                .filter(token -> !isThing(token.start(), token) && !isOneOfSeveral(token.start()))
                .forEach(nearest::add);
        for (Token token : nearest) {
            List<Attribute> dates = candidates(at).stream()
                    .filter(attribute -> DateVerbs.english().say(token.stem(), attribute)
                            || DateVerbs.english().say(withNext(token), attribute))
                    .toList();
            if (dates.size() == 1
                    || !dates.isEmpty() && dates.get(0).table().equals(asked(at).name())) {
                return Optional.of(dates.get(0));
            }
        }
        return Optional.empty();
    }

    /** "Sign up" is another verb than "sign". */
    private String withNext(Token token) {
        return draft.tokens().stream()
                .filter(next -> next.start() > token.start())
                .findFirst()
                .map(next -> token.stem() + " " + next.stem())
                .orElse(token.stem());
    }

    /** The day of being reversed says nothing of what is not, nor of "open and reversed" together. */
    private boolean isOneOfSeveral(int offset) {
        for (int at = 0; at < draft.size(); at++) {
            Item item = draft.item(at);
            Optional<Meaning.Value> state =
                    item.start() <= offset && offset < item.end() ? item.value() : Optional.empty();
            if (state.isPresent()) {
                boolean others = draft.items().stream()
                                .flatMap(other -> other.value().stream())
                                .filter(other ->
                                        other.attribute().equals(state.get().attribute()))
                                .map(Meaning.Value::stored)
                                .distinct()
                                .count()
                        > 1;
                boolean part = draft.items().stream().anyMatch(some -> some.does(Operation.SHARE))
                        && (at + 1 >= draft.size() || draft.item(at + 1).time().isEmpty());
                return others
                        || part
                        || draft.does(at - 1, Operation.NOT)
                        || draft.does(at - 1, Operation.WITHOUT)
                        || draft.does(at - 1, Operation.COMPARE);
            }
        }
        return false;
    }

    /** The order of "purchase order" is no verb, that of "ordered" is. */
    private boolean isThing(int offset, Token token) {
        return !token.lower().endsWith("ed")
                && draft.items().stream()
                        .anyMatch(item -> item.named().isPresent() && item.start() <= offset && offset < item.end());
    }

    /** Dates of what is asked for, then of the other tables that the question speaks of. */
    private List<Attribute> candidates(int at) {
        Set<Entity> entities = new LinkedHashSet<>(List.of(asked(at), draft.entity()));
        draft.items().forEach(item -> item.meaning().entityMeant().ifPresent(entities::add));
        Set<Entity> all = new LinkedHashSet<>(entities);
        entities.forEach(entity -> all.addAll(between(entity)));
        boolean year = YEAR.matcher(draft.item(at).text()).matches();
        return all.stream()
                .flatMap(entity -> entity.attributes().stream())
                .filter(attribute -> attribute.isTemporal() || year && attribute.role() == Attribute.Role.YEAR)
                .filter(date -> draft.filters().stream()
                        .noneMatch(placed -> placed.condition().equals(new Condition.Missing(date, false))))
                .toList();
    }

    /** Tables that lie between the one asked for and another: registrations, between members and clubs. */
    private List<Entity> between(Entity other) {
        return other.equals(draft.entity())
                ? List.of()
                : draft.path(draft.entity().name(), other.name()).stream()
                        .flatMap(List::stream)
                        .map(Join::from)
                        .flatMap(table -> draft.model().entity(table).stream())
                        .toList();
    }

    private static List<Attribute> dates(Entity entity) {
        return entity.attributes().stream().filter(Attribute::isTemporal).toList();
    }

    private Optional<Attribute> known(int at) {
        return draft.filters().stream()
                .map(Draft.Placed::condition)
                .filter(Condition.Within.class::isInstance)
                .map(within -> ((Condition.Within) within).attribute())
                .filter(date -> date.table().equals(asked(at).name()))
                .findFirst();
    }

    /** The table whose rows are counted, summed or ranked by, else the one that is asked for. */
    private Entity asked(int at) {
        return draft.order().stream()
                .map(Query.Order::by)
                .filter(Expression::isAggregate)
                .flatMap(by -> by.reads().stream())
                .flatMap(attribute -> draft.model().entity(attribute.table()).stream())
                .findFirst()
                .or(() -> Events.at(draft, at))
                .or(() -> draft.counted())
                .orElse(draft.entity());
    }

    /** A date that only says the month cannot tell single days, so that they are about the next date. */
    private Optional<Attribute> usual(int at, Period period) {
        Optional<Attribute> usual = asked(at)
                .mainDate()
                .or(draft.entity()::mainDate)
                .or(() -> draft.items().stream()
                        .flatMap(item -> item.meaning().entityMeant().stream())
                        .flatMap(other -> other.mainDate().stream())
                        .findFirst());
        boolean coarse =
                usual.filter(date -> MONTHS.matcher(date.comment()).matches()).isPresent();
        if (!coarse || isAligned(period)) {
            return usual;
        }
        return dates(draft.model().entity(usual.get().table()).orElseThrow()).stream()
                .filter(date ->
                        !date.nullable() && !MONTHS.matcher(date.comment()).matches())
                .findFirst()
                .or(() -> usual);
    }

    /** A period that ends today is one of months if it begins with one. */
    private static boolean isAligned(Period period) {
        boolean starts = period.from().filter(day -> day.getDayOfMonth() != 1).isEmpty();
        boolean ends = period.from().isPresent()
                || period.to().filter(day -> day.getDayOfMonth() != 1).isEmpty();
        return starts && ends;
    }
}
