package io.nl2sql.core.embedded.shape.relation;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Guests in the same town as Ann Lee", "waiters of the same shop as Ben": rows that share what a named row has. */
public final class SameAsRule implements Rule {
    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent()) {
            return;
        }
        for (int at = 0; at + 1 < draft.size(); at++) {
            if (draft.wordBefore(at).equals("same") && draft.wordAfter(at).equals("as")) {
                List<Integer> values = values(draft, at + 1);
                Optional<Attribute> shared = values.isEmpty() ? Optional.empty() : shared(draft, at);
                if (shared.isPresent()) {
                    share(draft, at, values, shared.get());
                    return;
                }
            }
        }
    }

    /** Places of the names of one row of the asked table. */
    private static List<Integer> values(Draft draft, int from) {
        List<Integer> places = new ArrayList<>();
        for (int at = from; at < draft.size(); at++) {
            boolean name = draft.isFree(at)
                    && draft.item(at)
                            .value()
                            .filter(value -> value.attribute()
                                    .table()
                                    .equals(draft.entity().name()))
                            .isPresent();
            boolean own = draft.named(at).filter(draft.entity()::equals).isPresent();
            if (name) {
                places.add(at);
            } else if (!own) {
                break;
            }
        }
        return places;
    }

    /** The column itself, or the reference to the table that is named. */
    private static Optional<Attribute> shared(Draft draft, int at) {
        Optional<Attribute> column = draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.table().equals(draft.entity().name()));
        return column.or(() -> draft.named(at).flatMap(other -> reference(draft, other)));
    }

    private static Optional<Attribute> reference(Draft draft, Entity other) {
        return draft.path(draft.entity().name(), other.name())
                .filter(path -> path.size() == 1
                        && path.get(0).from().equals(draft.entity().name()))
                .map(path -> path.get(0))
                .filter(join -> join.columns().size() == 1)
                .map(Join::columns)
                .flatMap(columns -> draft.entity().attribute(columns.get(0)));
    }

    private static void share(Draft draft, int at, List<Integer> values, Attribute shared) {
        List<Condition> conditions = new ArrayList<>();
        for (int place : values) {
            Meaning.Value value = draft.item(place).value().orElseThrow();
            conditions.add(new Condition.OneOf(value.attribute(), List.of(value.stored()), false));
            draft.use(place);
        }
        draft.use(at);
        draft.filter(at, new Condition.Among(shared, shared, conditions));
    }
}
