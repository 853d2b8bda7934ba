package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of whom it is denied: in "lodgers of rooms that have no bath" it is the rooms that lack it. */
final class Denials {
    private static final Set<String> RELATIVES = Set.of("that", "which");
    private static final Set<String> BARE = Set.of("without", "without any", "with no", "lacking");

    private Denials() {}

    /** The table named right before the denial, if that is not the one asked for. */
    static Optional<Entity> owner(Draft draft, Draft.Lack lack) {
        int at = lack.at();
        for (int before = at - 1; before >= 0; before--) {
            if (draft.does(before, Operation.AND) || draft.does(before, Operation.OR)) {
                return Optional.empty();
            }
            if (draft.item(before).named().isPresent()) {
                int place = before;
                return draft.named(before)
                        .filter(entity -> !entity.equals(draft.entity()) && !entity.equals(lack.entity()))
                        .filter(entity -> isSaidOf(draft, place, at))
                        .filter(entity -> way(draft, entity).isPresent())
                        .filter(entity -> draft.path(
                                        entity.name(), lack.entity().name())
                                .filter(path -> Paths.isOneBranch(entity.name(), path))
                                .isPresent());
            }
        }
        return Optional.empty();
    }

    private static boolean isSaidOf(Draft draft, int named, int at) {
        List<String> between =
                draft.words(draft.item(named).end(), draft.item(at).start());
        return between.stream().anyMatch(RELATIVES::contains)
                || draft.isBeside(named, at) && BARE.contains(draft.item(at).text());
    }

    private static Optional<List<Join>> way(Draft draft, Entity owner) {
        return draft.path(draft.entity().name(), owner.name());
    }

    /** Rows of the one asked for that belong to such an owner. */
    static Condition ofOwner(Draft draft, int at, Entity owner, Condition none) {
        for (int before = at - 1; before >= 0; before--) {
            if (draft.named(before).filter(owner::equals).isPresent()) {
                draft.use(before);
            }
        }
        return new Condition.Related(
                draft.entity().name(), way(draft, owner).orElseThrow(), List.of(none), false, Optional.empty());
    }
}
