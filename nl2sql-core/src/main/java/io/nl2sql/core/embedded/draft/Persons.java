package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom a "who" asks for where the question names only what they did: "who has paid the most". */
final class Persons {
    private static final Set<String> NAMES = Set.of("full name", "first name", "last name");

    private Persons() {}

    /** The people that the entity's rows refer to, where there is one kind of them. */
    static Optional<Entity> asked(Draft draft) {
        boolean who = draft.says("who")
                && !draft.entity().named()
                && draft.items().stream()
                        .flatMap(item -> item.named().stream())
                        .noneMatch(named -> isPerson(named.entity()));
        if (!who) {
            return Optional.empty();
        }
        List<Entity> people = draft.model().graph().of(draft.entity().name()).stream()
                .filter(join -> join.from().equals(draft.entity().name()) && join.declared())
                .map(Join::to)
                .flatMap(table -> draft.model().entity(table).stream())
                .filter(Persons::isPerson)
                .distinct()
                .toList();
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }

    static boolean isPerson(Entity entity) {
        return entity.attributes().stream().anyMatch(attribute -> NAMES.contains(attribute.spoken()));
    }
}
