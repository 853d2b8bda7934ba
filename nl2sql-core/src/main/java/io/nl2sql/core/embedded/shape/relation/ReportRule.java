package io.nl2sql.core.embedded.shape.relation;

import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Who reports to Ann Lee", "the boss of Ann Lee": rows of a table that refers to itself. */
public final class ReportRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            boolean below = draft.isFree(at) && draft.does(at, Operation.REPORTS) || isReference(draft, at);
            boolean above = draft.isFree(at) && draft.does(at, Operation.BOSS);
            if (below || above) {
                refer(draft, at, below);
            }
        }
    }

    /** "Employees report to" where the column itself is called so. */
    private static boolean isReference(Draft draft, int at) {
        return draft.field(at)
                .filter(field -> upwards(field.entity())
                        .filter(field.attribute()::equals)
                        .isPresent())
                .filter(field -> References.isSpoken(draft.item(at).text(), field.attribute()))
                .filter(field -> draft.item(at).text().contains(" "))
                .isPresent();
    }

    private static void refer(Draft draft, int at, boolean below) {
        List<Draft.Placed> person = draft.filters().stream()
                .filter(placed -> placed.condition() instanceof Condition.OneOf some
                        && draft.model().entity(some.attribute().table()).stream()
                                .anyMatch(entity -> upwards(entity).isPresent()))
                .toList();
        if (person.isEmpty()) {
            return;
        }
        Entity entity = draft.model()
                .entity(((Condition.OneOf) person.get(0).condition())
                        .attribute()
                        .table())
                .orElseThrow();
        Optional<Attribute> key = entity.key().stream().findFirst();
        Optional<Attribute> up = upwards(entity);
        if (key.isEmpty() || up.isEmpty() || !draft.entity().equals(entity)) {
            return;
        }
        draft.use(at);
        draft.filters().removeAll(person);
        List<Condition> conditions = new ArrayList<>();
        person.forEach(placed -> conditions.add(placed.condition()));
        draft.filter(
                at,
                below
                        ? new Condition.Among(up.get(), key.get(), conditions)
                        : new Condition.Among(key.get(), up.get(), conditions));
    }

    /** The column that refers to another row of the same table. */
    private static Optional<Attribute> upwards(Entity entity) {
        return entity.table().table().foreignKeys().stream()
                .filter(key ->
                        key.target().equals(entity.name()) && key.columns().size() == 1)
                .map(ForeignKey::columns)
                .flatMap(columns -> entity.attribute(columns.get(0)).stream())
                .findFirst();
    }
}
