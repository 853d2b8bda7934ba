package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "The ratio of books to authors": all there are; by something else, those that occur together. */
final class TableRatio {
    private TableRatio() {}

    /** Whether both sides are tables and nothing but a dimension is said of them; then they are read. */
    static boolean read(Draft draft, int ratio, RatioRule.Sides sides) {
        int one = RatioRule.head(draft, sides.from(), sides.border());
        int other = RatioRule.head(draft, sides.border(), sides.end());
        if (one < 0 || other < 0) {
            return false;
        }
        Entity left = draft.named(one).orElseThrow();
        Entity right = draft.named(other).orElseThrow();
        List<Integer> groups = draft.places(Operation.GROUP);
        Optional<Expression> together = groups.isEmpty() ? Optional.empty() : together(draft, left, right);
        boolean plain = groups.isEmpty() && saysNoMore(draft, ratio, one, other);
        if (!plain && together.isEmpty()) {
            return false;
        }
        draft.use(ratio, one, other);
        RatioRule.useCounts(draft, sides.from(), one);
        RatioRule.useCounts(draft, sides.border(), other);
        if (together.isPresent()) {
            draft.shown().add(new Draft.Shown(draft.size(), together.get()));
        } else {
            draft.shown().add(new Draft.Shown(0, Aggregate.rows()));
            draft.shape(all(left, right));
        }
        return true;
    }

    private static boolean saysNoMore(Draft draft, int... read) {
        return IntStream.range(0, draft.size())
                .filter(at -> IntStream.of(read).noneMatch(place -> place == at))
                .noneMatch(at -> draft.item(at).meaning().entityMeant().isPresent()
                        || draft.item(at).time().isPresent()
                        || draft.item(at).figure().isPresent());
    }

    private static Shape all(Entity left, Entity right) {
        Ratio ratio = new Ratio(count(left), count(right), false);
        return (query, parts, draft) -> Optional.<Statement>of(new Statement.Figures(List.of(ratio)));
    }

    private static Expression count(Entity entity) {
        return new Scalar(Query.of(entity.name(), List.of(), List.of(Aggregate.rows())), List.of());
    }

    /** Where one refers to the other, its rows tell of both. */
    private static Optional<Expression> together(Draft draft, Entity left, Entity right) {
        for (Join join : draft.model().graph().of(left.name())) {
            boolean forth = join.from().equals(left.name()) && join.to().equals(right.name());
            boolean back = join.from().equals(right.name()) && join.to().equals(left.name());
            if ((forth || back) && join.columns().size() == 1) {
                Entity referring = forth ? left : right;
                Optional<Attribute> reference =
                        referring.attribute(join.columns().get(0));
                if (referring.key().size() == 1 && reference.isPresent()) {
                    draft.entity(referring);
                    Expression rows = once(referring.key().get(0));
                    Expression others = once(reference.get());
                    return Optional.of(forth ? new Ratio(rows, others, false) : new Ratio(others, rows, false));
                }
            }
        }
        return Optional.empty();
    }

    private static Expression once(Attribute attribute) {
        return new Aggregate(AggregateFunction.COUNT, Optional.of(attribute), true);
    }
}
