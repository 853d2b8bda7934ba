package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.rule.figure.Measures;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Amounts that a number is compared with: "spent more than 40", "over a million in orders", "paid 10,000 in total". */
final class Worth {
    private static final Set<String> IN_TOTAL = Set.of("in total", "altogether", "overall");

    private Worth() {}

    /** "Over a million in orders", "more than 500 euros of bills": an amount, no number of them. */
    static boolean isWorth(Draft draft, int figure, int after, Entity entity) {
        List<String> words =
                draft.words(draft.item(figure).end(), draft.item(after).start());
        boolean in = words.contains("in") || !words.isEmpty() && draft.cues().isCurrency(words.get(0));
        return in
                && after == figure + 1
                && !entity.named()
                && !entity.equals(draft.entity())
                && Dealings.amount(entity).isPresent();
    }

    /** Who "spent more than 40" did so altogether. */
    static boolean isSpent(Draft draft, int before) {
        return Quantities.at(draft, before)
                .filter(attribute -> attribute.role() == Attribute.Role.MEASURE && Measures.isMoney(draft, before))
                .filter(attribute -> draft.multiplies(draft.entity().name(), attribute.table()))
                .isPresent();
    }

    static void spent(Draft draft, int before, Bound bound) {
        Optional<Attribute> amount = Quantities.at(draft, before);
        draft.use(before);
        draft.having()
                .add(new Condition.Compare(
                        new Aggregate(Expression.AggregateFunction.SUM, amount, false),
                        bound.operator(),
                        bound.number()));
    }

    /** The dealings whose total is compared in "customers who paid more than 10,000" or "months when 1 million was paid". */
    static Optional<Entity> dealing(Draft draft, int at) {
        for (int place : IntStream.concat(
                        IntStream.iterate(at - 1, before -> before >= 0, before -> before - 1),
                        IntStream.range(at + 1, draft.size()))
                .toArray()) {
            Optional<Entity> named = draft.named(place)
                    .filter(entity -> !entity.named() && Dealings.amount(entity).isPresent());
            boolean own = named.filter(draft.entity()::equals).isPresent();
            boolean subject = own
                    && place == firstNamed(draft)
                    && draft.places(Operation.GRAIN).isEmpty();
            if (named.isPresent() && !subject) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static int firstNamed(Draft draft) {
        return IntStream.range(0, draft.size())
                .filter(at -> draft.item(at).named().isPresent()
                        || draft.item(at).field().isPresent())
                .findFirst()
                .orElse(-1);
    }

    /** "More than 100 dollars in total". */
    static boolean isInTotal(Draft draft) {
        return Dealings.amount(draft.entity()).isPresent()
                && draft.places(Operation.AGGREGATE).stream()
                        .anyMatch(at -> IN_TOTAL.contains(draft.item(at).text()));
    }

    static void total(Draft draft, Entity dealing, Bound bound) {
        IntStream.range(0, draft.size())
                .filter(at -> draft.named(at).filter(dealing::equals).isPresent())
                .forEach(draft::use);
        draft.places(Operation.AGGREGATE).stream()
                .filter(at -> Targets.function(draft.item(at)) == Expression.AggregateFunction.SUM)
                .forEach(draft::use);
        boolean persons = IntStream.range(0, draft.size())
                .anyMatch(at -> draft.named(at).filter(Entity::named).isPresent());
        if (persons && !draft.places(Operation.GRAIN).isEmpty()) {
            draft.unsettle();
        }
        Aggregate sum = new Aggregate(Expression.AggregateFunction.SUM, Dealings.amount(dealing), false);
        draft.having().add(new Condition.Compare(sum, bound.operator(), bound.number()));
    }
}
