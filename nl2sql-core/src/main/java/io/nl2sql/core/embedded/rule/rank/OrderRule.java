package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** "sorted by price in descending order", "in alphabetical order of name", "from oldest to youngest". */
public final class OrderRule implements Rule {
    private static final Pattern SIZES = Pattern.compile("(?i)(largest|biggest|highest|smallest|lowest) first");
    private static final Pattern DAYS = Pattern.compile("(?i)\\b(newest|oldest|latest|earliest|recent|recently) first");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.ORDER)) {
            draft.use(at);
            int target = target(draft, draft.does(at + 1, Operation.DIRECTION) ? at + 2 : at + 1);
            boolean descending = direction(draft, at, target);
            Optional<Expression> by = Targets.at(draft, target).or(() -> day(draft, at));
            by.ifPresent(expression -> draft.order().add(new Query.Order(expression, descending)));
            if (by.isEmpty()) {
                draft.orderByFirst(Optional.of(descending));
            } else {
                further(draft, target, descending);
            }
        }
        for (int at : draft.places(Operation.DIRECTION)) {
            draft.use(at);
            boolean descending = draft.item(at).cue().map(Cue::isDescending).orElse(false);
            int target = target(draft, at + 1);
            Optional<Expression> by =
                    draft.order().isEmpty() ? Targets.at(draft, target).or(() -> day(draft, at)) : Optional.empty();
            by.ifPresent(expression -> draft.order().add(new Query.Order(expression, descending)));
            if (draft.order().isEmpty()) {
                draft.orderByFirst(Optional.of(descending));
            }
        }
    }

    /** "Newest first" speaks of a day: one that is shown, or the rows' own. */
    private static Optional<Expression> day(Draft draft, int at) {
        if (SIZES.matcher(draft.item(at).text()).matches()) {
            return size(draft);
        }
        if (!DAYS.matcher(draft.item(at).text()).find()) {
            return Optional.empty();
        }
        return IntStream.range(0, draft.size())
                .mapToObj(draft::field)
                .flatMap(Optional::stream)
                .map(Meaning.Field::attribute)
                .filter(Attribute::isTemporal)
                .findFirst()
                .or(() -> draft.entity().mainDate().filter(Attribute::isTemporal))
                .map(Expression.Column::new);
    }

    /** "Largest first" of plain rows speaks of their figure. */
    private static Optional<Expression> size(Draft draft) {
        boolean figures = draft.items().stream()
                .anyMatch(item ->
                        item.does(Operation.GROUP) || item.does(Operation.COUNT) || item.does(Operation.AGGREGATE));
        return figures
                ? Optional.empty()
                : IntStream.range(0, draft.size())
                        .mapToObj(draft::field)
                        .flatMap(Optional::stream)
                        .map(Meaning.Field::attribute)
                        .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable())
                        .findFirst()
                        .or(draft.entity()::mainMeasure)
                        .map(Expression.Column::new);
    }

    /** In "in ascending order by age" nothing is grouped. */
    private static int target(Draft draft, int at) {
        boolean by = draft.isFree(at)
                && draft.does(at, Operation.GROUP)
                && draft.item(at).text().equals("by");
        if (by) {
            draft.use(at);
        }
        return by ? at + 1 : at;
    }

    /** "Sorted by name and then by age". */
    private static void further(Draft draft, int first, boolean descending) {
        int and = first + 1;
        int next = draft.does(and + 1, Operation.GROUP) ? and + 2 : and + 1;
        boolean listed = draft.isFree(and)
                && draft.does(and, Operation.AND)
                && draft.field(next).isPresent()
                && draft.isFurtherKey(first, next);
        if (listed) {
            draft.use(and);
            if (next > and + 1) {
                draft.use(and + 1);
            }
            Targets.at(draft, next).ifPresent(by -> draft.order().add(new Query.Order(by, descending)));
            further(draft, next, descending);
        }
    }

    private static boolean direction(Draft draft, int at, int target) {
        for (int place = Math.max(0, at - 1); place <= Math.min(draft.size() - 1, target + 3); place++) {
            if (draft.isFree(place) && draft.does(place, Operation.DIRECTION)) {
                draft.use(place);
                return draft.item(place).cue().map(Cue::isDescending).orElse(false);
            }
        }
        return false;
    }
}
