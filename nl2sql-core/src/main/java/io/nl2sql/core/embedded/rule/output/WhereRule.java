package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "Where is the history department" asks for the place rather than for a name. */
public final class WhereRule implements Rule {
    @Override
    public void apply(Draft draft) {
        if (draft.shown().isEmpty() && draft.dimensions().isEmpty() && draft.opensWith("where")) {
            place(draft).ifPresent(place -> draft.shown().add(new Draft.Shown(0, new Expression.Column(place))));
        }
    }

    /** Of the entity itself, else of a table that it refers to; never what the question says already. */
    private static Optional<Attribute> place(Draft draft) {
        List<Entity> holders = new ArrayList<>(List.of(draft.entity()));
        for (Join join : draft.model().graph().of(draft.entity().name())) {
            if (!join.multipliesFrom(draft.entity().name())) {
                draft.model().entity(join.other(draft.entity().name())).ifPresent(holders::add);
            }
        }
        for (Entity holder : holders) {
            for (String word : draft.cues().places()) {
                Optional<Attribute> place = holder.attributes().stream()
                        .filter(attribute -> !attribute.isNumeric() && !attribute.masked())
                        .filter(attribute -> attribute.words().contains(word)
                                || attribute.nameWords().contains(word))
                        .filter(attribute -> !draft.entity().labels().contains(attribute) && !isSaid(draft, attribute))
                        .findFirst();
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSaid(Draft draft, Attribute attribute) {
        return draft.filters().stream()
                .map(Draft.Placed::condition)
                .anyMatch(condition -> condition instanceof Condition.OneOf some
                        && some.attribute().equals(attribute));
    }
}
