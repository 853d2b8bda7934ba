package io.nl2sql.core.embedded.rule.output;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** "When did Ann Lee join" asks for a date rather than for a name. */
public final class WhenRule implements Rule {
    @Override
    public void apply(Draft draft) {
        boolean timed = draft.shown().stream()
                .flatMap(shown -> shown.expression().reads().stream())
                .anyMatch(WhenRule::isTime);
        boolean said = draft.shown().stream().allMatch(shown -> isSaid(draft, shown.expression()));
        if (draft.opensWith("when") && !timed && said && draft.dimensions().isEmpty()) {
            date(draft).ifPresent(date -> {
                draft.shown().clear();
                draft.shown().add(new Draft.Shown(0, new Expression.Column(date)));
            });
        }
        if (draft.opensWith("when") && draft.shown().size() == 1) {
            order(draft, draft.shown().get(0).expression());
        }
    }

    /** The last by one date is not told by another. */
    private static void order(Draft draft, Expression shown) {
        Optional<Attribute> date =
                shown instanceof Expression.Column column && column.attribute().isTemporal()
                        ? Optional.of(column.attribute())
                        : Optional.empty();
        if (date.isPresent()) {
            draft.assumptions().removeIf(assumption -> assumption.startsWith("Ranked by "));
        }
        date.ifPresent(some -> draft.order()
                .replaceAll(order -> order.by() instanceof Expression.Column by
                                && by.attribute().isTemporal()
                                && by.attribute().table().equals(some.table())
                        ? new Query.Order(shown, order.descending())
                        : order));
    }

    private static boolean isTime(Attribute attribute) {
        return attribute.isTemporal() || attribute.role() == Attribute.Role.YEAR;
    }

    /** What a row is filtered by, or called, is not what is asked. */
    private static boolean isSaid(Draft draft, Expression expression) {
        return Draft.labels(draft.entity()).contains(expression)
                || draft.filters().stream()
                        .map(Draft.Placed::condition)
                        .anyMatch(condition -> condition instanceof Condition.OneOf some
                                && expression
                                        .reads()
                                        .filter(some.attribute()::equals)
                                        .isPresent());
    }

    /** The date whose name shares a word with the question, else the table's only one. */
    private static Optional<Attribute> date(Draft draft) {
        Set<String> words = draft.words(0, draft.question().length()).stream()
                .map(Stems::of)
                .collect(Collectors.toSet());
        List<Attribute> dates = draft.entity().attributes().stream()
                .filter(attribute -> isTime(attribute) && !attribute.masked())
                .toList();
        List<Attribute> named = dates.stream()
                .filter(attribute ->
                        attribute.nameWords().stream().map(Stems::of).anyMatch(words::contains))
                .toList();
        List<Attribute> meant = named.isEmpty() ? dates : named;
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }
}
