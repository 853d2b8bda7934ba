package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaHit;
import java.util.Optional;
import java.util.Set;

/** What was done how often: the bookings of "the room that was booked the most times". */
final class Deeds {
    private static final Set<String> OFTEN = Set.of("often", "frequently", "commonly", "times");

    private Deeds() {}

    /** Counts the rows of the table named last before the place, if the words there say how often. */
    static boolean counted(Draft draft, int at) {
        String text = draft.item(at).text();
        if (!OFTEN.contains(text.substring(text.lastIndexOf(' ') + 1))) {
            return false;
        }
        for (int place = at - 1; place >= 0; place--) {
            int before = place;
            Optional<Entity> deeds =
                    draft.named(place).or(() -> verb(draft, before)).filter(entity -> areSeveral(draft, entity));
            if (deeds.isPresent()) {
                draft.use(place);
                draft.counted(deeds);
                return true;
            }
        }
        return false;
    }

    /** The table that a verb such as "lent" speaks of by its date. */
    private static Optional<Entity> verb(Draft draft, int at) {
        return draft.field(at)
                .filter(field -> draft.item(at).candidate().source() != SchemaHit.Source.NAME
                        && (field.attribute().isTemporal()
                                || draft.item(at).text().endsWith("ed")
                                || draft.cues().isParticiple(draft.item(at).text())))
                .map(Meaning.Field::entity);
    }

    private static boolean areSeveral(Draft draft, Entity other) {
        return !other.equals(draft.entity())
                && draft.path(draft.entity().name(), other.name())
                        .filter(path -> Paths.multiply(draft.entity().name(), path))
                        .isPresent();
    }
}
