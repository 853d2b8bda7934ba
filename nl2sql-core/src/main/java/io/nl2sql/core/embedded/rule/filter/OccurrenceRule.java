package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.ColumnProfile.Range;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * Doubts what, by the statistics that the asker may know of, no row meets or all rows meet: something else was probably
 * meant. No more than a doubt, as statistics are estimates and old.
 */
public final class OccurrenceRule implements Rule {
    private static final double NOTHING = 0.25;
    private static final double EVERYTHING = 0.15;

    @Override
    public void apply(Draft draft) {
        draft.filters().forEach(placed -> draft.doubt(doubt(draft, placed.condition())));
    }

    private static double doubt(Draft draft, Condition condition) {
        if (condition instanceof Condition.Compare compare && compare.left() instanceof Expression.Column column) {
            return profile(draft, column.attribute())
                    .flatMap(ColumnProfile::range)
                    .map(range -> doubt(compare, range))
                    .orElse(0.0);
        } else if (condition instanceof Condition.OneOf some && !some.negated()) {
            return profile(draft, some.attribute())
                    .filter(profile -> knowsNone(profile, some.values()))
                    .map(profile -> NOTHING)
                    .orElse(0.0);
        } else if (condition instanceof Condition.Related related) {
            return related.conditions().stream()
                    .mapToDouble(inner -> doubt(draft, inner))
                    .sum();
        }
        return 0;
    }

    private static Optional<ColumnProfile> profile(Draft draft, Attribute attribute) {
        return draft.model().profile(attribute);
    }

    private static boolean knowsNone(ColumnProfile profile, List<String> values) {
        return profile.empty()
                || !profile.values().isEmpty() && profile.values().stream().noneMatch(values::contains);
    }

    private static double doubt(Condition.Compare compare, Range range) {
        double number = compare.right().doubleValue();
        boolean below = number < range.lowest();
        boolean above = number > range.highest();
        return switch (compare.operator()) {
            case EQUAL -> below || above ? NOTHING : 0;
            case DIFFERENT -> 0;
            case MORE, AT_LEAST -> above ? NOTHING : below ? EVERYTHING : 0;
            case LESS, AT_MOST -> below ? NOTHING : above ? EVERYTHING : 0;
        };
    }
}
