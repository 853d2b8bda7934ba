package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.linking.Attribute;
import java.util.OptionalInt;

/** Superlatives of another table than the one whose rows are asked for: all rows that belong to its best are wanted. */
final class Elsewhere {
    private Elsewhere() {}

    /** Whether all rows that belong to the other table's best are wanted. */
    static boolean areAllWanted(Draft draft, Attribute attribute) {
        return isElsewhere(draft, attribute)
                && !isOneAsked(draft)
                && (isOnePerRow(draft, attribute) || isUnkeyed(draft, attribute));
    }

    /** "students of the dorm with the largest capacity": the other table's best row, whatever else is asked. */
    private static boolean isElsewhere(Draft draft, Attribute attribute) {
        return !attribute.table().equals(draft.entity().name())
                && draft.items().stream()
                        .flatMap(item -> item.named().stream())
                        .anyMatch(named -> named.entity().name().equals(attribute.table()));
    }

    /** "Cities of the county with the most officers" are all cities of that county. */
    static boolean isOfOther(Draft draft, int at, Attribute attribute) {
        return attribute.isMeasurable()
                && draft.limit().equals(OptionalInt.of(1))
                && draft.figure(at - 1).isEmpty()
                && isElsewhere(draft, attribute)
                && draft.path(draft.entity().name(), attribute.table())
                        .filter(path -> !Paths.multiply(draft.entity().name(), path))
                        .isPresent();
    }

    /** "The trip that started from the largest station" is a single one, "the trips" are all of them. */
    private static boolean isOneAsked(Draft draft) {
        boolean one = draft.items().stream()
                .filter(item -> item.named()
                        .filter(named -> named.entity().equals(draft.entity()))
                        .isPresent())
                .findFirst()
                .filter(item -> !item.text().endsWith("s"))
                .isPresent();
        return one
                && !draft.entity().key().isEmpty()
                && draft.dimensions().isEmpty()
                && draft.places(Operation.COUNT).isEmpty()
                && draft.places(Operation.AGGREGATE).isEmpty()
                && draft.places(Operation.GROUP).isEmpty();
    }

    private static boolean isOnePerRow(Draft draft, Attribute attribute) {
        return draft.path(draft.entity().name(), attribute.table())
                .map(path -> !Paths.multiply(draft.entity().name(), path)
                        || path.size() > 1
                                && Paths.multiplyOnlyByPairing(draft.entity().name(), path))
                .orElse(false);
    }

    /** In "guilds of the tallest tower" one tower may have several rows. */
    private static boolean isUnkeyed(Draft draft, Attribute attribute) {
        return draft.limit().isEmpty()
                && draft.dimensions().isEmpty()
                && draft.model()
                        .entity(attribute.table())
                        .filter(entity -> entity.key().isEmpty())
                        .isPresent();
    }
}
