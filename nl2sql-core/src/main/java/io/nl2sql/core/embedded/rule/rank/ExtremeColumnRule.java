package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.Optional;

/**
 * Columns that hold an extreme of each row, such as {@code highest_bid}: without a word of which row is meant, "the
 * highest bid" is the highest of them all, and "the lot with the highest bid" the row that has it.
 */
public final class ExtremeColumnRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Meaning.Field> field = draft.field(at);
            if (field.isPresent() && !isPinned(draft, field.get().entity())) {
                extreme(draft, at, field.get());
            }
        }
    }

    private static void extreme(Draft draft, int at, Meaning.Field field) {
        Optional<Adjective> adjective = word(field.attribute()).flatMap(draft.cues()::adjective);
        Optional<Attribute> number = adjective.flatMap(some -> number(field));
        boolean said = adjective.isPresent()
                && Stems.fold(draft.item(at).text())
                        .startsWith(word(field.attribute()).orElseThrow());
        if (!said || draft.item(at).text().endsWith("s") || number.isEmpty()) {
            return;
        }
        AggregateFunction best = adjective.get().descending() ? AggregateFunction.MAX : AggregateFunction.MIN;
        boolean about =
                draft.items().stream().limit(at).anyMatch(item -> item.named().isPresent());
        if (draft.isAside(at) || about) {
            draft.use(at);
            draft.filter(at, new Condition.AgainstAll(number.get(), Condition.Operator.EQUAL, best));
        } else if (field.attribute().isNumeric()) {
            draft.use(at);
            draft.shown().add(new Draft.Shown(at, new Aggregate(best, number, false)));
        } else {
            draft.filter(at, new Condition.AgainstAll(number.get(), Condition.Operator.EQUAL, best));
        }
    }

    /** Whether a stored value or a number says which rows of the table are meant. */
    private static boolean isPinned(Draft draft, Entity entity) {
        return draft.items().stream()
                .anyMatch(item -> item.figure().isPresent()
                        || item.value()
                                .filter(value -> value.entity().equals(entity))
                                .isPresent()
                        || item.does(Operation.GROUP));
    }

    private static Optional<String> word(Attribute attribute) {
        return attribute.nameWords().size() < 2
                ? Optional.empty()
                : Optional.of(attribute.nameWords().get(0));
    }

    /** The column itself, or the number beside a text of the same kind: that of {@code highest_bidder} is the bid. */
    private static Optional<Attribute> number(Meaning.Field field) {
        return field.attribute().isNumeric()
                ? Optional.of(field.attribute())
                : field.entity().attributes().stream()
                        .filter(other -> other.isNumeric() && word(other).equals(word(field.attribute())))
                        .findFirst();
    }
}
