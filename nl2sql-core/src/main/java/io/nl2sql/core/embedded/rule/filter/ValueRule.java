package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.draft.Counts;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stored values, quoted words and lone numbers: "open orders", "named 'cumin'", "containing 'Bank'", "zip code 94107". */
public final class ValueRule implements Rule {
    private static final Set<String> ONCE = Set.of("once", "twice");
    private static final Set<String> HAVING = Set.of("have", "has", "had", "with");
    private static final Set<String> ONLY = Set.of("only", "just", "exactly");

    @Override
    public void apply(Draft draft) {
        for (Operation operation : new Operation[] {Operation.CONTAINS, Operation.STARTS, Operation.ENDS}) {
            draft.places(operation).stream().filter(draft::isFree).forEach(at -> pattern(draft, at, operation));
        }
        stored(draft);
        for (int at = 0; at < draft.size(); at++) {
            if (isOfAll(draft, at)) {
                draft.use(at);
            } else if (draft.isFree(at) && draft.item(at).meaning() instanceof Meaning.Text text) {
                text(draft, at, text.text());
            } else if (draft.figure(at).isPresent() && !isOwned(draft, at)) {
                figure(draft, at);
            }
        }
    }

    /** "All 50 states" are all of them. */
    private static boolean isOfAll(Draft draft, int at) {
        return draft.figure(at)
                        .filter(figure -> Dates.year(figure.number()).isEmpty())
                        .isPresent()
                && draft.wordBefore(at).equals("all")
                && draft.item(at + 1 < draft.size() ? at + 1 : at).named().isPresent();
    }

    private static void pattern(Draft draft, int at, Operation operation) {
        int next = at + 1;
        while (draft.isFree(next) && draft.does(next, operation)) {
            draft.use(next++);
        }
        if (!draft.isFree(next) || draft.does(next, Operation.AND)) {
            draft.use(at);
            return;
        }
        Item item = draft.item(next);
        boolean words = item.meaning() instanceof Meaning.Text || item.value().isPresent();
        boolean held = isHeld(draft, next);
        int place = held ? next + 1 : at - 1;
        Optional<Attribute> column =
                beside(draft, place).filter(attribute -> !attribute.isNumeric()).or(() -> label(draft, at - 1));
        draft.use(at);
        if (words && column.isPresent()) {
            if (isAskedFirst(draft, place)) {
                draft.shown().add(new Draft.Shown(place, new Expression.Column(column.get())));
            }
            draft.field(place).ifPresent(field -> draft.use(place));
            draft.use(next);
            String before = operation == Operation.STARTS ? "" : "%";
            String after = operation == Operation.ENDS ? "" : "%";
            boolean negated = draft.isFree(at - 1) && draft.does(at - 1, Operation.NOT);
            draft.filter(at, new Condition.Matches(column.get(), before, item.text(), after, negated));
        }
    }

    /** "Which languages contain the word 'English'" wants those languages. */
    private static boolean isAskedFirst(Draft draft, int at) {
        return draft.field(at).isPresent()
                && !draft.isAside(at)
                && draft.items().stream()
                        .limit(at)
                        .noneMatch(item -> item.meaning().entityMeant().isPresent()
                                || item.does(Operation.COUNT)
                                || item.does(Operation.AGGREGATE));
    }

    private static Optional<Attribute> beside(Draft draft, int at) {
        return draft.field(at).map(Meaning.Field::attribute).filter(attribute -> !attribute.isTemporal());
    }

    private static Optional<Attribute> label(Draft draft, int at) {
        Entity entity = draft.named(at).orElse(draft.entity());
        return entity.labels().stream().filter(attribute -> !attribute.masked()).findFirst();
    }

    /** A column on one side of a border, or on the other. */
    private record Column(Attribute attribute, boolean beyond) {}

    /** Values of one column are alternatives; those of different columns must all hold. */
    private static void stored(Draft draft) {
        Map<Column, List<Integer>> places = new LinkedHashMap<>();
        for (int at = 0; at < draft.size(); at++) {
            Optional<Meaning.Value> value = draft.isFree(at) ? draft.item(at).value() : Optional.empty();
            if (value.isPresent()) {
                draft.use(at);
                Attribute attribute = value.get().attribute();
                places.computeIfAbsent(new Column(attribute, draft.isBeyond(at)), absent -> new ArrayList<>())
                        .add(at);
                useColumn(draft, at, attribute);
            }
        }
        places.forEach((column, all) -> {
            for (int between = all.get(0) + 1; between < all.get(all.size() - 1); between++) {
                if (draft.isFree(between) && draft.does(between, Operation.OR)) {
                    draft.use(between);
                }
            }
            List<String> values = all.stream()
                    .map(at -> draft.item(at).value().orElseThrow().stored())
                    .distinct()
                    .toList();
            each(draft, column.attribute(), all, values);
        });
    }

    /** "Both A and B" where a row has several: each must be among them. */
    private static void each(Draft draft, Attribute attribute, List<Integer> places, List<String> values) {
        boolean both = values.size() > 1
                && (!draft.places(Operation.BOTH).isEmpty() || areAllWanted(draft, places))
                && draft.multiplies(draft.entity().name(), attribute.table());
        Optional<List<Join>> path = both ? draft.path(draft.entity().name(), attribute.table()) : Optional.empty();
        if (path.isEmpty()) {
            draft.filter(places.get(0), new Condition.OneOf(attribute, values, false));
            if (values.size() > 1 && isMeasured(draft) && areAllWanted(draft, places)) {
                draft.dimensions().add(new Draft.Shown(places.get(0), new Expression.Column(attribute)));
            }
            return;
        }
        draft.places(Operation.BOTH).forEach(draft::use);
        values.forEach(value -> draft.filter(
                places.get(0),
                new Condition.Related(
                        draft.entity().name(),
                        path.get(),
                        List.of(new Condition.OneOf(attribute, List.of(value), false)),
                        false,
                        Optional.empty())));
    }

    /** "The average age of male and female students" is one figure for each. */
    private static boolean isMeasured(Draft draft) {
        boolean summed = draft.places(Operation.AGGREGATE).stream()
                .anyMatch(at -> Targets.function(draft.item(at)) == Expression.AggregateFunction.SUM);
        return !summed
                && (!draft.places(Operation.COUNT).isEmpty()
                        || !draft.places(Operation.AGGREGATE).isEmpty());
    }

    /** "Students who play chess and tennis": with "and" and no "or" each of them is wanted. */
    private static boolean areAllWanted(Draft draft, List<Integer> places) {
        boolean and = false;
        for (int at = places.get(0); at < places.get(places.size() - 1); at++) {
            and |= draft.does(at, Operation.AND) && !draft.item(at).text().equals(",");
            if (draft.does(at, Operation.OR)) {
                return false;
            }
        }
        return and;
    }

    /** "created by Ben Wood": the reference only says how the person comes in. */
    private static boolean refersTo(Draft draft, Attribute column, Attribute value) {
        return column.role() == Attribute.Role.REFERENCE
                && draft.model().graph().of(column.table()).stream()
                        .anyMatch(join -> join.columns().equals(List.of(column.name()))
                                && join.from().equals(column.table())
                                && join.to().equals(value.table()));
    }

    private static void useColumn(Draft draft, int at, Attribute attribute) {
        for (int place : new int[] {at - 1, at + 1}) {
            boolean same = beside(draft, place)
                    .filter(column -> column.equals(attribute) || refersTo(draft, column, attribute))
                    .isPresent();
            if (same && !isListed(draft, place)) {
                draft.use(place);
            }
        }
    }

    /** A column within a list of columns is asked for, even beside its own value. */
    private static boolean isListed(Draft draft, int place) {
        return draft.does(place - 1, Operation.AND) && draft.field(place - 2).isPresent();
    }

    /** "Whose address has 'North' in it" and "who have 'North' in their address": a part of the column's text. */
    private static boolean isHeld(Draft draft, int at) {
        return draft.field(at + 1).isPresent() && draft.isInside(at, at + 1);
    }

    private static void text(Draft draft, int at, String text) {
        Optional<Attribute> holder =
                isHeld(draft, at) ? beside(draft, at + 1).or(() -> label(draft, at + 1)) : Optional.empty();
        if (holder.filter(attribute -> !attribute.isNumeric()).isPresent()) {
            draft.use(at, at + 1);
            draft.filter(at, new Condition.Matches(holder.get(), "%", text, "%", false));
            return;
        }
        boolean negated = draft.isFree(at - 1) && draft.does(at - 1, Operation.NOT);
        int place = negated || draft.does(at - 1, Operation.COMPARE) ? at - 2 : at - 1;
        Optional<Attribute> column = beside(draft, place);
        column.ifPresent(attribute -> draft.use(place));
        Optional<Attribute> filtered = column.or(() -> label(draft, place));
        filtered.ifPresent(attribute -> {
            draft.use(at);
            draft.filter(at, new Condition.OneOf(attribute, List.of(text), negated));
            draft.assume(
                    "'" + text + "' was taken as the " + attribute.spoken() + " of "
                            + draft.model()
                                    .entity(attribute.table())
                                    .orElseThrow()
                                    .spoken() + ".",
                    column.isPresent() ? 0 : draft.named(place).isPresent() ? 0.1 : 0.25);
        });
    }

    /** "Schools that have two parks" have as many. */
    private static boolean isOwned(Draft draft, int at) {
        Optional<Entity> owned = draft.named(at + 1);
        String before = draft.wordBefore(at);
        boolean had = HAVING.contains(before)
                || ONLY.contains(before) && draft.isAside(at + 1)
                || draft.isAside(at)
                        && !ONCE.contains(draft.item(at).text())
                        && owned.filter(other -> draft.multiplies(draft.entity().name(), other.name()))
                                .isPresent();
        if (owned.isEmpty() || !had || !draft.isBeside(at, at + 1)) {
            return false;
        }
        Condition.Bound number = new Condition.Bound(
                Condition.Operator.EQUAL, draft.figure(at).orElseThrow().number());
        draft.use(at, at + 1);
        Counts.require(draft, at, owned.get(), number);
        return true;
    }

    private static Condition equal(Draft draft, int at, Attribute attribute) {
        return new Condition.Compare(
                new Expression.Column(attribute),
                Condition.Operator.EQUAL,
                draft.item(at).figure().orElseThrow().number());
    }

    /** In "customer 10" the number is the customer's key. */
    private static Optional<Attribute> key(Draft draft, int at) {
        return draft.named(at)
                .filter(entity -> draft.isBeside(at, at + 1))
                .filter(entity -> entity.key().size() == 1)
                .map(entity -> entity.key().get(0))
                .filter(key -> key.isNumeric() && !key.masked());
    }

    /** "3 stars", "2 or 4 stars": numbers right before their column. */
    private static void before(Draft draft, int at) {
        List<Integer> figures = new ArrayList<>(List.of(at));
        int last = at;
        while (draft.isFree(last + 1)
                && draft.does(last + 1, Operation.OR)
                && draft.figure(last + 2).isPresent()) {
            last += 2;
            figures.add(last);
        }
        int place = last + 1;
        Optional<Attribute> column = draft.field(place)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable());
        if (column.isEmpty() || !draft.isAside(place) && !draft.isTerse() || !draft.isBeside(last, place)) {
            return;
        }
        draft.use(place);
        List<Condition> equal = new ArrayList<>();
        for (int figure : figures) {
            equal.add(equal(draft, figure, column.get()));
            draft.use(figure);
            if (figure != at) {
                draft.use(figure - 1);
            }
        }
        draft.filter(at, equal.size() == 1 ? equal.get(0) : new Condition.AnyOf(equal));
    }

    /** "zip code 94107", "season 2007": a number right after its column. */
    private static void figure(Draft draft, int at) {
        boolean between = draft.isTerse()
                && beside(draft, at - 1).filter(Attribute::isNumeric).isPresent()
                && draft.field(at + 1).isPresent()
                && draft.figure(at + 2).isPresent();
        if (!between) {
            before(draft, at);
        }
        if (draft.isFree(at)) {
            after(draft, at);
        }
    }

    private static void after(Draft draft, int at) {
        int before = draft.does(at - 1, Operation.OR) && draft.isFree(at - 1) ? at - 2 : at - 1;
        Optional<Attribute> column = beside(draft, before).or(() -> key(draft, before));
        if (column.isEmpty()) {
            return;
        }
        Attribute attribute = column.get();
        draft.use(before, at - 1, at);
        if (attribute.isNumeric()) {
            List<Condition> equal = new ArrayList<>(List.of(equal(draft, at, attribute)));
            int next = at + 1;
            while (draft.does(next, Operation.OR) && draft.figure(next + 1).isPresent()) {
                equal.add(equal(draft, next + 1, attribute));
                draft.use(next, next + 1);
                next += 2;
            }
            draft.filter(at, equal.size() == 1 ? equal.get(0) : new Condition.AnyOf(equal));
        } else {
            draft.filter(
                    at, new Condition.OneOf(attribute, List.of(draft.item(at).text()), false));
        }
    }
}
