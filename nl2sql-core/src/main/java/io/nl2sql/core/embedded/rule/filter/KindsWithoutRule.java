package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query.SetOperator;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;

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
            draft.denied().stream()
                    .filter(denied -> isRepeated(draft) || !isAboutRows(draft, denied.at()))
                    .findFirst()
                    .ifPresent(denied -> except(draft, denied));
        }
    }

    private static boolean isKind(Draft draft) {
        boolean names = draft.shown().isEmpty() && isRepeated(draft) && draft.counted().isEmpty();
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
            if (rows) {
                return true;
            }
        }
        return false;
    }

    private static void except(Draft draft, Draft.Denied denied) {
        draft.filters().removeIf(placed -> placed.condition().equals(denied.negated()));
        draft.combined(SetOperator.EXCEPT);
        draft.second().add(new Draft.Placed(denied.at(), denied.positive()));
    }
}
