package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Filtered;
import io.nl2sql.core.embedded.query.Expression.OrNought;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Whole;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a whole: of those rows that meet a condition, or of each group.
 *
 * @param percent in percent rather than as a fraction
 * @param rate whether a state said of the rows is the part, in each group
 * @param object place of the words that say what the whole is
 */
record Share(boolean percent, boolean rate, int object) implements Shape {
    private static final Set<String> VERBS = Set.of("is", "are", "was", "were", "has", "have", "had");

    @Override
    public void settle(Draft draft) {
        List<Draft.Placed> behind = draft.filters().stream()
                .filter(placed -> placed.at() > object && !isTime(placed))
                .toList();
        List<Draft.Placed> claimed =
                behind.stream().filter(placed -> placed.at() >= claim(draft)).toList();
        List<Draft.Placed> after = claimed.isEmpty() ? behind : claimed;
        List<Draft.Placed> before =
                draft.filters().stream().filter(placed -> !isTime(placed)).toList();
        List<Draft.Placed> part =
                !after.isEmpty() ? after : draft.dimensions().isEmpty() ? before : state(draft, before);
        draft.filters().removeAll(part);
        if (part.isEmpty() && draft.dimensions().isEmpty()) {
            part = filled(draft);
        }
        draft.parts().add(part);
        if (part.isEmpty() && draft.dimensions().isEmpty()) {
            draft.giveUp();
        }
    }

    /** "The percentage of unpaid bills per shop" is that of each shop's bills. */
    private List<Draft.Placed> state(Draft draft, List<Draft.Placed> before) {
        return before.stream()
                .filter(placed -> rate
                        && placed.at() == object - 1
                        && placed.condition() instanceof Condition.OneOf some
                        && some.values().size() == 1
                        && draft.counted()
                                .filter(counted ->
                                        counted.name().equals(some.attribute().table()))
                                .isPresent())
                .toList();
    }

    /** In "bills over 100 euros that are open" the part begins with the verb, the whole is of bills over 100 euros. */
    private int claim(Draft draft) {
        int from = object < draft.size() ? draft.item(object).end() : 0;
        return draft.tokens().stream()
                .filter(token -> token.start() >= from && VERBS.contains(token.lower()))
                .findFirst()
                .map(token -> (int) draft.items().stream()
                        .filter(item -> item.start() < token.start())
                        .count())
                .orElse(0);
    }

    /** "What share of the customers is a company": of those for whom one is stored. */
    private List<Draft.Placed> filled(Draft draft) {
        Optional<Draft.Shown> column = draft.shown().stream()
                .filter(shown -> shown.at() > object)
                .filter(shown -> shown.expression() instanceof Expression.Column some
                        && some.attribute().nullable())
                .findFirst();
        column.ifPresent(draft.shown()::remove);
        return column.stream()
                .map(shown -> new Draft.Placed(
                        shown.at(), new Condition.Missing(((Expression.Column) shown.expression()).attribute(), true)))
                .toList();
    }

    private static boolean isTime(Draft.Placed placed) {
        return placed.condition() instanceof Condition.Within;
    }

    @Override
    public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
        List<Expression> outputs = new ArrayList<>();
        List<Condition> part = parts.isEmpty() ? List.of() : parts.get(0);
        for (Expression output : query.outputs()) {
            if (output.isAggregate()) {
                outputs.add(
                        part.isEmpty()
                                ? new Ratio(output, new Whole(output, List.of()), percent)
                                : new Ratio(new OrNought(new Filtered(output, part)), output, percent));
            } else {
                outputs.add(output);
            }
        }
        return Optional.of(query.showing(outputs));
    }
}
