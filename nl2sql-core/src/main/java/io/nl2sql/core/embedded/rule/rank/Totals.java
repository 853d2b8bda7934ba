package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaHit;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the highest figure of something is the highest total of its rows rather than that of a single row. */
final class Totals {
    private Totals() {}

    /** "Which region has the highest sales", "which month had the largest orders": all of a region or month together. */
    static boolean isTotal(Draft draft, int at, Attribute attribute) {
        if (attribute.role() != Attribute.Role.MEASURE || Dealings.isPrice(attribute)) {
            return false;
        }
        boolean period = IntStream.range(0, at)
                .anyMatch(place -> draft.isFree(place)
                        && draft.does(place, Operation.GRAIN)
                        && !draft.does(place - 1, Operation.GROUP));
        boolean elsewhere = draft.multiplies(draft.entity().name(), attribute.table());
        return period || elsewhere || isCategory(draft, at, attribute);
    }

    /** The "country" of "which country has the highest sales": rows are put together by it. */
    private static boolean isCategory(Draft draft, int at, Attribute attribute) {
        if (draft.items().stream().limit(at).anyMatch(item -> item.named().isPresent())) {
            return false;
        }
        for (int place = 0; place < at; place++) {
            Optional<Meaning.Field> field = draft.field(place);
            if (draft.item(place).named().isPresent()) {
                return false;
            }
            if (field.isPresent()) {
                Attribute category = field.get().attribute();
                boolean text = category.role() == Attribute.Role.TEXT
                        && !field.get().entity().labels().contains(category)
                        && (category.table().equals(attribute.table())
                                || draft.multiplies(category.table(), attribute.table()));
                if (text) {
                    draft.use(place);
                    draft.dimensions().add(new Draft.Shown(place, new Expression.Column(category)));
                }
                return text;
            }
        }
        return false;
    }

    /** The dealing that a verb speaks of: who "paid" or "spent" the most did so in money. */
    static Optional<Entity> dealing(Draft draft) {
        return draft.items().stream()
                .filter(item -> item.candidate().source() == SchemaHit.Source.SYNONYM)
                .flatMap(item -> item.named().stream())
                .map(Meaning.Named::entity)
                .filter(entity -> !entity.named() && Dealings.amount(entity).isPresent())
                .findFirst();
    }
}
