package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.wording.Opposites;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.DateVerbs;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "Customers not contacted since January": never, or at another time. */
public final class NotDone implements Rule {
    private static final int REACH = 3;
    private static final int OPPOSITES = 2;

    /** Runs when the times have their dates. */
    @Override
    public void apply(Draft draft) {
        Stream.of(Operation.NOT, Operation.WITHOUT)
                .flatMap(denial -> draft.places(denial).stream())
                .filter(at -> isTimed(draft, draft.after(at)))
                .forEach(at -> turn(draft, at, draft.after(at)));
    }

    private static void turn(Draft draft, int at, int verb) {
        Optional<Attribute> day = draft.item(verb)
                .field()
                .map(Meaning.Field::attribute)
                .filter(Attribute::isTemporal)
                .filter(Attribute::nullable);
        for (int i = 0; i < draft.filters().size(); i++) {
            Draft.Placed placed = draft.filters().get(i);
            if (day.isPresent()
                    && placed.at() > at
                    && placed.condition() instanceof Condition.Within within
                    && within.attribute().equals(day.get())
                    && within.attribute().table().equals(draft.entity().name())) {
                draft.use(at);
                draft.filters().set(i, new Draft.Placed(placed.at(), new Condition.Untrue(within)));
                return;
            }
        }
    }

    /** Whether a time comes after what is done. */
    static boolean isTimed(Draft draft, int verb) {
        for (int at = verb + 1; at < Math.min(draft.size(), verb + REACH); at++) {
            Item item = draft.item(at);
            if (item.time().isPresent()) {
                return true;
            }
            if (item.cue().isEmpty() || draft.does(at, Operation.AND) || draft.does(at, Operation.OR)) {
                return false;
            }
        }
        return false;
    }

    /**
     * Where a day tells of the deed as well, a time may be about either. An opposite of one of several states may be any
     * other of them: what is delivered is no longer stored as shipped.
     */
    static void settle(Draft draft, int at, int state) {
        Meaning.Value value = draft.item(state).value().orElseThrow();
        boolean opposite = isOpposite(draft, at);
        boolean several = states(draft, value).size() != OPPOSITES;
        if (isTimed(draft, state) && day(value).isPresent() || opposite && several) {
            draft.unsettle();
        }
        if (opposite && several) {
            draft.assume(
                    "\"un" + value.stored() + "\" takes in every "
                            + value.attribute().spoken() + " other than " + value.stored() + ".",
                    0);
        }
    }

    private static boolean isOpposite(Draft draft, int at) {
        return draft.item(at).text().equals(Opposites.NOT);
    }

    /** "Undelivered" is what has no day of delivery, if there is one, whatever has become of it since. */
    static Optional<Attribute> open(Draft draft, int at, int state) {
        return isOpposite(draft, at) && !isTimed(draft, state)
                ? day(draft.item(state).value().orElseThrow())
                        .filter(day -> day.table().equals(draft.entity().name()))
                : Optional.empty();
    }

    private static List<String> states(Draft draft, Meaning.Value value) {
        return draft.model().profile(value.attribute()).map(ColumnProfile::values).stream()
                .flatMap(values -> values.stream().map(String::valueOf))
                .toList();
    }

    private static Optional<Attribute> day(Meaning.Value value) {
        return value.entity().attributes().stream()
                .filter(attribute -> attribute.isTemporal() && attribute.nullable())
                .filter(attribute -> DateVerbs.english().say(Stems.of(value.stored()), attribute))
                .findFirst();
    }
}
