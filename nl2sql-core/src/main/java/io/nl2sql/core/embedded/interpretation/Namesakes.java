package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Interpretation;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.wording.Wording;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Superiors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds questions about one thing by a name that several rows carry: only the asker knows which of them is meant. How many they
 * are is not said, for what is known of values may be of some time ago.
 */
final class Namesakes {
    private static final Pattern END = Pattern.compile("[\\s?.!]+$");
    private static final String TOGETHER = "together";
    private static final Set<String> SEVERAL =
            Set.of(TOGETHER, "all", "each", "every", "any", "named", "called", "name");
    private static final Set<String> PARTS = Set.of("first name", "last name", "given name", "family name", "surname");

    private Namesakes() {}

    static Optional<Doubt> in(Interpretation best, Wording wording) {
        Draft draft = best.draft();
        if (SEVERAL.stream().anyMatch(draft::says)) {
            return Optional.empty();
        }
        return IntStream.range(0, draft.size())
                .filter(at -> isShared(draft, at))
                .mapToObj(at -> draft.item(at).value().orElseThrow())
                .findFirst()
                .map(value -> doubt(value, END.matcher(wording.original()).replaceAll("")));
    }

    private static Doubt doubt(Meaning.Value value, String asked) {
        Entity entity = value.entity();
        boolean part = !entity.labels().contains(value.attribute());
        String each = part
                ? entity.spoken()
                : entity.spoken() + " " + entity.key().get(0).spoken();
        return new Doubt(
                "Several rows of " + entity.spoken() + " are called '" + value.stored() + "'. How are they meant?",
                List.of(asked + ", all " + TOGETHER, asked + ", by " + each));
    }

    /** Whether the name is said as if one thing alone had it. */
    private static boolean isShared(Draft draft, int at) {
        String said = Stems.valueKey(draft.item(at).text());
        Optional<Meaning.Value> value = draft.item(at)
                .value()
                .filter(some -> some.rows() > 1 && Stems.valueKey(some.stored()).equals(said));
        return value.filter(some -> isName(some) && some.entity().key().size() == 1)
                .filter(some ->
                        !isColumn(draft, at - 1, some.attribute()) && !isColumn(draft, at + 1, some.attribute()))
                .filter(some -> isAlone(draft, at, some.entity()))
                .filter(some -> tellsRowsApart(draft, at, some))
                .filter(some -> draft.items().stream().noneMatch(item -> isSeveral(item, some.entity())))
                .filter(some -> !isGrouped(draft, some.entity()))
                .isPresent();
    }

    private static boolean isName(Meaning.Value value) {
        Entity entity = value.entity();
        boolean whole = entity.named() && entity.labels().contains(value.attribute());
        return whole || PARTS.contains(value.attribute().spoken());
    }

    /** A person, "the playlist Hits", or a column of names that differ as a rule; other names are those of kinds. */
    private static boolean tellsRowsApart(Draft draft, int at, Meaning.Value value) {
        boolean beside = IntStream.of(at - 1, at + 1)
                .anyMatch(place -> draft.isBeside(Math.min(place, at), Math.max(place, at))
                        && draft.item(place)
                                .named()
                                .filter(named -> named.entity().equals(value.entity()))
                                .isPresent());
        return beside
                || Superiors.isOfPeople(value.entity())
                || draft.model()
                        .profile(value.attribute())
                        .filter(ColumnProfile::unique)
                        .isPresent();
    }

    /** Whether the words beside it name the very column, of which then any row is meant. */
    private static boolean isColumn(Draft draft, int at, Attribute attribute) {
        return at >= 0
                && at < draft.size()
                && draft.item(at)
                        .field()
                        .filter(field -> field.attribute().equals(attribute))
                        .isPresent();
    }

    /** First and last name together may well be those of one. */
    private static boolean isAlone(Draft draft, int at, Entity entity) {
        return IntStream.range(0, draft.size())
                .filter(other -> other != at)
                .noneMatch(other -> draft.item(other)
                        .value()
                        .filter(value -> value.entity().equals(entity))
                        .isPresent());
    }

    /** "Customers" are all of that name. */
    private static boolean isSeveral(Item item, Entity entity) {
        return item.named().filter(named -> named.entity().equals(entity)).isPresent()
                && !Stems.fold(item.text()).equals(Stems.of(item.text()));
    }

    private static boolean isGrouped(Draft draft, Entity entity) {
        return IntStream.range(0, draft.size() - 1)
                .anyMatch(at -> draft.does(at, Operation.GROUP)
                        && draft.item(at + 1)
                                .meaning()
                                .entityMeant()
                                .filter(entity::equals)
                                .isPresent());
    }
}
