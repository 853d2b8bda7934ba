package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which rows happen at some time: the accruals of "vendors with accruals in 2025". */
public final class Events {
    private Events() {}

    /**
     * The table of events that a time at the place is about: one named before it, or else after it, of which a row of the
     * entity has several, as in "vendors with accruals in 2025".
     */
    public static Optional<Entity> at(Draft draft, int at) {
        Entity entity = draft.entity();
        boolean dated = entity.mainDate().filter(Attribute::isTemporal).isPresent();
        List<Integer> places = new ArrayList<>();
        IntStream.iterate(at - 1, place -> place >= 0, place -> place - 1).forEach(places::add);
        IntStream.range(at + 1, draft.size()).forEach(places::add);
        return places.stream()
                .filter(place -> place < draft.size())
                .flatMap(place -> draft.item(place).meaning().entityMeant().stream()
                        .filter(named -> draft.item(place).value().isEmpty())
                        .filter(other -> other.mainDate()
                                .filter(date -> date.isTemporal() || !dated || place == at - 1 && isYear(draft, at))
                                .isPresent()))
                .filter(other -> !other.name().equals(entity.name()))
                .filter(other -> draft.path(entity.name(), other.name())
                        .filter(joins ->
                                joins.stream().allMatch(Join::declared) && Paths.multiply(entity.name(), joins))
                        .isPresent())
                .findFirst();
    }

    /** Whether the time at the place is a year and no more. */
    private static boolean isYear(Draft draft, int at) {
        return at < draft.size() && draft.item(at).text().chars().allMatch(Character::isDigit);
    }
}
