package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.Computed;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "The ratio of weight to length for each animal": of each row; by something else, of the sums. */
final class ColumnRatio {
    private ColumnRatio() {}

    /** Whether both sides are numbers of one table, which are then read. */
    static boolean read(Draft draft, int ratio, RatioRule.Sides sides) {
        int one = number(draft, sides.from(), sides.border());
        int other = number(draft, sides.border(), sides.end());
        if (one < 0 || other < 0) {
            return false;
        }
        Meaning.Field left = draft.field(one).orElseThrow();
        Meaning.Field right = draft.field(other).orElseThrow();
        if (!left.entity().equals(right.entity()) || left.attribute().equals(right.attribute())) {
            return false;
        }
        draft.use(ratio, one, other);
        IntStream.range(sides.from(), other)
                .filter(at -> draft.does(at, Operation.AGGREGATE) || draft.does(at, Operation.COUNT))
                .forEach(draft::use);
        Entity entity = left.entity();
        useNamed(draft, entity, sides.from(), other);
        useUnit(draft, other, right.attribute());
        draft.entity(entity);
        Ratio ofRow = new Ratio(new Column(left.attribute()), new Column(right.attribute()), false);
        Optional<Integer> each = ownRows(draft, entity);
        if (each.isPresent()) {
            rows(draft, each.get(), entity, ofRow);
        } else {
            draft.shown().add(new Draft.Shown(draft.size(), figure(draft, ratio, ofRow)));
        }
        return true;
    }

    /** "Its range in miles" says the column once more. */
    private static void useUnit(Draft draft, int at, Attribute column) {
        boolean again = draft.field(at + 1)
                        .filter(field -> field.attribute().equals(column))
                        .isPresent()
                && draft.wordBefore(at + 1).equals("in");
        if (again) {
            draft.use(at + 1);
        }
    }

    private static void useNamed(Draft draft, Entity entity, int from, int to) {
        IntStream.range(from, to)
                .filter(at ->
                        draft.named(at).filter(entity::equals).isPresent() && !draft.does(at - 1, Operation.GROUP))
                .forEach(draft::use);
    }

    private static int number(Draft draft, int from, int to) {
        for (int at = from; at < to; at++) {
            if (draft.field(at)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable() && !attribute.masked())
                    .isPresent()) {
                return at;
            }
            boolean before = draft.does(at, Operation.AGGREGATE)
                    || draft.does(at, Operation.COUNT)
                    || draft.named(at).isPresent();
            if (!before) {
                return -1;
            }
        }
        return -1;
    }

    /** Where "for each" is followed by the table of the numbers, or by what tells its rows apart. */
    private static Optional<Integer> ownRows(Draft draft, Entity entity) {
        for (int at : draft.places(Operation.GROUP)) {
            boolean table = draft.named(at + 1).filter(entity::equals).isPresent();
            boolean key = draft.field(at + 1)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> entity.key().equals(List.of(attribute))
                            || entity.labels().equals(List.of(attribute)))
                    .isPresent();
            if (table || key) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static void rows(Draft draft, int each, Entity entity, Ratio ofRow) {
        List<Expression> shown = new ArrayList<>(draft.field(each + 1)
                .<List<Expression>>map(field -> List.of(new Column(field.attribute())))
                .orElseGet(() -> Draft.labels(entity)));
        shown.add(ofRow);
        draft.use(each, each + 1);
        shown.forEach(expression -> draft.shown().add(new Draft.Shown(each, expression)));
    }

    private static Expression figure(Draft draft, int ratio, Ratio ofRow) {
        if (ratio > 0 && draft.isFree(ratio - 1) && draft.does(ratio - 1, Operation.AGGREGATE)) {
            draft.use(ratio - 1);
            return new Computed(Targets.function(draft.item(ratio - 1)), ofRow);
        }
        return new Ratio(sum(((Column) ofRow.part()).attribute()), sum(((Column) ofRow.whole()).attribute()), false);
    }

    private static Expression sum(Attribute attribute) {
        return new Aggregate(AggregateFunction.SUM, Optional.of(attribute), false);
    }
}
