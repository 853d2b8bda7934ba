package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Superiors;
import java.util.List;
import java.util.Optional;

/** Whom a "who" asks for where the question names only what they did: "who has paid the most". */
final class Persons {
    private Persons() {}

    /** The people that the entity's rows refer to, where there is one kind of them. */
    static Optional<Entity> asked(Draft draft) {
        boolean did = did(draft);
        boolean who = draft.says("who")
                && (did || !draft.entity().named())
                && !Superiors.isOfPeople(draft.entity())
                && draft.items().stream()
                        .flatMap(item -> item.named().stream())
                        .noneMatch(named -> Superiors.isOfPeople(named.entity()));
        if (!who) {
            return Optional.empty();
        }
        List<Entity> people = referred(draft);
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }

    /** "Who made the latest order" asks for whoever did it, "who is the latest member" for the member. */
    private static boolean did(Draft draft) {
        List<String> words = draft.words(0, draft.question().length());
        return draft.opensWith("who")
                && words.size() > 1
                && !draft.cues().opensYesNo(words.get(1))
                && !isPeople(draft, draft.entity())
                && draft.entity().mainDate().filter(date -> date.isTemporal()).isPresent();
    }

    private static List<Entity> referred(Draft draft) {
        return draft.model().graph().of(draft.entity().name()).stream()
                .filter(join -> join.from().equals(draft.entity().name()) && join.declared())
                .map(Join::to)
                .flatMap(table -> draft.model().entity(table).stream())
                .filter(entity -> Superiors.isOfPeople(entity) || entity.named() && isPeople(draft, entity))
                .distinct()
                .toList();
    }

    /** Customers are people whatever the columns of their names are called. */
    private static boolean isPeople(Draft draft, Entity entity) {
        return entity.words().stream().map(Stems::of).anyMatch(draft.cues()::isPerson);
    }
}
