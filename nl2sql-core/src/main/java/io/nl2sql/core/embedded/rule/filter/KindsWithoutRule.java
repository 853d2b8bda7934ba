package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query.SetOperator;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;

/**
 * "Countries without a mountain above 5600": of a column that several rows share, those values are wanted of which no
 * row has what is denied. A row that lacks it, beside another that has it, is not enough.
 */
public final class KindsWithoutRule implements Rule {
    @Override
    public void apply(Draft draft) {
        if (draft.combined().isEmpty()
                && draft.limit().isEmpty()
                && draft.having().isEmpty()
                && isKind(draft)) {
            both(draft);
            draft.denied().stream()
                    .filter(denied ->
                            draft.combined().isEmpty() && (isRepeated(draft) || !isAboutRows(draft, denied.at())))
                    .findFirst()
                    .ifPresent(denied -> except(draft, denied));
        }
    }

    private static boolean isKind(Draft draft) {
        boolean names =
                draft.shown().isEmpty() && isRepeated(draft) && draft.counted().isEmpty();
        return names
                || draft.shown().size() == 1
                        && draft.dimensions().isEmpty()
                        && draft.shown().get(0).expression() instanceof Expression.Column column
                        && column.attribute().table().equals(draft.entity().name())
                        && (column.attribute().role() == Attribute.Role.TEXT
                                || column.attribute().role() == Attribute.Role.LABEL)
                        && (!draft.entity().labels().contains(column.attribute()) || isRepeated(draft));
    }

    /** Without a key several rows may be about one thing: of a river, one for each country that it crosses. */
    private static boolean isRepeated(Draft draft) {
        return draft.entity().key().isEmpty() && draft.entity().labels().size() == 1;
    }

    /** In "cities of students who have no car" the students lack it, not the cities. */
    private static boolean isAboutRows(Draft draft, int denial) {
        for (int at = 0; at < denial; at++) {
            boolean rows = draft.item(at)
                    .named()
                    .filter(named -> named.entity().name().equals(draft.entity().name()))
                    .isPresent();
            if (rows && !isDeed(draft, at)) {
                return true;
            }
        }
        return false;
    }

    /** In "towns where we sold pears but no plums" the sales are what was done there. */
    private static boolean isDeed(Draft draft, int at) {
        String text = Stems.fold(draft.item(at).text());
        return text.endsWith("ed") || draft.cues().isParticiple(text);
    }

    /** "Towns where both pears and plums were sold": in different sales. */
    private static void both(Draft draft) {
        List<Draft.Placed> all = List.copyOf(draft.filters());
        for (int i = 0; i + 1 < all.size(); i++) {
            Draft.Placed one = all.get(i);
            Draft.Placed other = all.get(i + 1);
            boolean apart = one.at() == other.at()
                    && value(one.condition()).isPresent()
                    && value(one.condition()).equals(value(other.condition()))
                    && !isAboutRows(draft, one.at());
            if (apart) {
                draft.filters().removeAll(List.of(one, other));
                draft.combined(SetOperator.INTERSECT);
                draft.first().add(one);
                draft.second().add(other);
                return;
            }
        }
    }

    /** The column of a single value that related rows must have. */
    private static Optional<Attribute> value(Condition condition) {
        return condition instanceof Condition.Related related
                        && !related.negated()
                        && related.count().isEmpty()
                        && related.conditions().size() == 1
                        && related.conditions().get(0) instanceof Condition.OneOf some
                ? Optional.of(some.attribute())
                : Optional.empty();
    }

    /** What is said of related rows is said of others than what is denied. */
    private static boolean isApart(Draft draft, Condition condition) {
        return condition instanceof Condition.Related
                || condition.tables().size() == 1
                        && draft.multiplies(
                                draft.entity().name(), condition.tables().get(0));
    }

    private static void except(Draft draft, Draft.Denied denied) {
        draft.filters().removeIf(placed -> placed.condition().equals(denied.negated()));
        List<Draft.Placed> related = draft.filters().stream()
                .filter(placed -> isApart(draft, placed.condition()))
                .toList();
        draft.filters().removeAll(related);
        draft.first().addAll(related);
        draft.combined(SetOperator.EXCEPT);
        draft.second().add(new Draft.Placed(denied.at(), denied.positive()));
    }
}
