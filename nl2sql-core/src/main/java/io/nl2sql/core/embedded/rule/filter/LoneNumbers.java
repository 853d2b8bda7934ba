package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Counts;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers that only say of what beside them they are: "zip code 94107", "3 stars", "schools that have two parks". */
final class LoneNumbers {
    private static final Set<String> HAVING = Set.of("have", "has", "had", "with");
    private static final Set<String> ONLY = Set.of("only", "just", "exactly");

    private LoneNumbers() {}

    /** Reads the number at the place, where it is clear what it is of. */
    static void read(Draft draft, int at) {
        if (isOfAll(draft, at)) {
            draft.use(at);
        } else if (!isOwned(draft, at)) {
            if (!isBetween(draft, at)) {
                before(draft, at);
            }
            if (draft.isFree(at)) {
                after(draft, at);
            }
        }
    }

    /** In keywords such as "cost 10 weight 5" each number follows its column. */
    private static boolean isBetween(Draft draft, int at) {
        return draft.isTerse()
                && ValueRule.beside(draft, at - 1).filter(Attribute::isNumeric).isPresent()
                && draft.field(at + 1).isPresent()
                && draft.figure(at + 2).isPresent();
    }

    /** "All 50 states" are all of them. */
    private static boolean isOfAll(Draft draft, int at) {
        return draft.figure(at)
                        .filter(figure -> Dates.year(figure.number()).isEmpty())
                        .isPresent()
                && draft.wordBefore(at).equals("all")
                && draft.item(at + 1 < draft.size() ? at + 1 : at).named().isPresent();
    }

    /** "Schools that have two parks" have as many. */
    private static boolean isOwned(Draft draft, int at) {
        Optional<Entity> owned = draft.named(at + 1);
        String before = draft.wordBefore(at);
        boolean had = HAVING.contains(before)
                || ONLY.contains(before) && draft.isAside(at + 1)
                || draft.isAside(at)
                        && !PlainWords.english().countsTimes(draft.item(at).text())
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

    private static void after(Draft draft, int at) {
        int before = draft.does(at - 1, Operation.OR) && draft.isFree(at - 1) ? at - 2 : at - 1;
        Optional<Attribute> column = ValueRule.beside(draft, before).or(() -> key(draft, before));
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
