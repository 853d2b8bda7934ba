package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Superiors;
import java.util.List;
import java.util.Optional;

/** Whom a "who" asks for where the question names only what they did: "who has paid the most". */
final class Persons {
    private Persons() {}

    /** The people that the entity's rows refer to, where there is one kind of them. */
    static Optional<Entity> asked(Draft draft) {
        boolean who = draft.says("who")
                && !draft.entity().named()
                && draft.items().stream()
                        .flatMap(item -> item.named().stream())
                        .noneMatch(named -> Superiors.isOfPeople(named.entity()));
        if (!who) {
            return Optional.empty();
        }
        List<Entity> people = draft.model().graph().of(draft.entity().name()).stream()
                .filter(join -> join.from().equals(draft.entity().name()) && join.declared())
                .map(Join::to)
                .flatMap(table -> draft.model().entity(table).stream())
                .filter(Superiors::isOfPeople)
                .distinct()
                .toList();
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }
}
