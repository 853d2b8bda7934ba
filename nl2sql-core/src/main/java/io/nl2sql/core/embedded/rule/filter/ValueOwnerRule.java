package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In "trainers of the riders from the northern stable" the riders are from there, though trainers belong to stables too: a
 * value that follows another table's name says something of that table's rows.
 */
public final class ValueOwnerRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (Draft.Placed placed : List.copyOf(draft.filters())) {
            if (placed.condition() instanceof Condition.OneOf value && !value.negated()) {
                owner(draft, placed.at(), value.attribute().table()).ifPresent(owner -> own(draft, placed, owner));
            }
        }
    }

    /** The table named last before the value, if it refers to the value's table and is not what is asked for. */
    private static Optional<Entity> owner(Draft draft, int at, TableName table) {
        for (int before = at - 1; before >= 0; before--) {
            Optional<Entity> named = draft.item(before).named().map(meant -> meant.entity());
            boolean own = named.map(Entity::name).filter(table::equals).isPresent()
                    || draft.item(before)
                            .field()
                            .filter(field -> field.entity().name().equals(table))
                            .isPresent();
            if (!own) {
                return named.filter(entity -> !entity.equals(draft.entity())
                        && !table.equals(draft.entity().name())
                        && draft.isFree(place(draft, entity))
                        && draft.isAside(place(draft, entity))
                        && reference(draft, entity.name(), table).isPresent());
            }
        }
        return Optional.empty();
    }

    private static int place(Draft draft, Entity entity) {
        for (int at = 0; at < draft.size(); at++) {
            if (draft.named(at).filter(entity::equals).isPresent()) {
                return at;
            }
        }
        return -1;
    }

    private static Optional<Join> reference(Draft draft, TableName from, TableName to) {
        return draft.model().graph().of(from).stream()
                .filter(join -> join.from().equals(from) && join.to().equals(to))
                .findFirst();
    }

    private static void own(Draft draft, Draft.Placed placed, Entity owner) {
        TableName table = ((Condition.OneOf) placed.condition()).attribute().table();
        Optional<List<Join>> way = draft.path(draft.entity().name(), owner.name())
                .filter(joins -> joins.stream().noneMatch(join -> join.touches(table)))
                .filter(joins -> draft.path(draft.entity().name(), table)
                        .filter(direct -> direct.stream().noneMatch(join -> join.touches(owner.name())))
                        .isPresent());
        if (way.isEmpty()) {
            return;
        }
        List<Join> path = new ArrayList<>(way.get());
        path.add(reference(draft, owner.name(), table).orElseThrow());
        draft.use(place(draft, owner));
        draft.filters()
                .set(
                        draft.filters().indexOf(placed),
                        new Draft.Placed(
                                placed.at(),
                                new Condition.Related(
                                        draft.entity().name(),
                                        path,
                                        List.of(placed.condition()),
                                        false,
                                        Optional.empty())));
    }
}
