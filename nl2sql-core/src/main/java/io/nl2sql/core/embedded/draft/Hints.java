package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the column that an adjective speaks of: at the entity, at tables the question names, at tables referred to. */
public final class Hints {
    private Hints() {}

    public static Optional<Adjective.Match> column(Draft draft, String phrase) {
        return draft.cues().adjective(phrase).flatMap(adjective -> column(draft, adjective));
    }

    public static Optional<Adjective.Match> column(Draft draft, Adjective adjective) {
        return candidates(draft).stream()
                .flatMap(entity -> adjective.match(entity.attributes()).stream())
                .findFirst();
    }

    private static Set<Entity> candidates(Draft draft) {
        Set<Entity> candidates = new LinkedHashSet<>();
        candidates.add(draft.entity());
        draft.items().forEach(item -> item.meaning().entityMeant().ifPresent(candidates::add));
        for (Join join : draft.model().graph().of(draft.entity().name())) {
            if (!join.multipliesFrom(draft.entity().name())) {
                draft.model().entity(join.other(draft.entity().name())).ifPresent(candidates::add);
            }
        }
        return candidates;
    }
}
