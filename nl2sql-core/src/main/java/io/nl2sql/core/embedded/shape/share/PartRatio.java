package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Filtered;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Expression.Whole;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that meet one condition, divided by those that meet another.
 *
 * @param ratio place of the word that says so
 * @param border place where the second side begins
 * @param all whether the second side is all rows
 */
record PartRatio(int ratio, int border, boolean all) implements Shape {
    @Override
    public void settle(Draft draft) {
        List<Draft.Placed> left = draft.filters().stream()
                .filter(placed -> placed.at() > ratio && placed.at() < border)
                .toList();
        List<Draft.Placed> right =
                draft.filters().stream().filter(placed -> placed.at() >= border).toList();
        List<Draft.Placed> own = own(left, right);
        draft.filters().removeAll(left);
        draft.filters().removeAll(own);
        draft.parts().add(left);
        draft.parts().add(own);
        boolean ofEach = all && !draft.dimensions().isEmpty();
        if (left.isEmpty() && own.isEmpty() && !ofEach || !draft.having().isEmpty()) {
            draft.giveUp();
        }
    }

    /** What is said at the end of something else than the first side is said of both: "... to closed shops in Rome". */
    private List<Draft.Placed> own(List<Draft.Placed> left, List<Draft.Placed> right) {
        if (all || left.isEmpty()) {
            return all ? List.of() : right;
        }
        Set<Object> subjects = new HashSet<>();
        left.forEach(placed -> subjects.addAll(subjects(placed.condition())));
        List<Draft.Placed> same = right.stream()
                .filter(placed -> subjects(placed.condition()).stream().anyMatch(subjects::contains))
                .toList();
        return same.isEmpty() ? right.stream().limit(1).toList() : same;
    }

    /** Columns, or related tables, that a condition is about. */
    private static Set<Object> subjects(Condition condition) {
        Set<Object> subjects = new HashSet<>();
        if (condition instanceof Condition.OneOf some) {
            subjects.add(some.attribute());
        } else if (condition instanceof Condition.Within some) {
            subjects.add(some.attribute());
        } else if (condition instanceof Condition.Flag some) {
            subjects.add(some.attribute());
        } else if (condition instanceof Condition.Matches some) {
            subjects.add(some.attribute());
        } else if (condition instanceof Condition.Missing some) {
            subjects.add(some.attribute());
        } else if (condition instanceof Condition.Compare some) {
            some.left().reads().ifPresent(subjects::add);
        } else if (condition instanceof Condition.Related some) {
            subjects.addAll(some.reached());
        } else if (condition instanceof Condition.AnyOf some) {
            some.conditions().forEach(part -> subjects.addAll(subjects(part)));
        }
        return subjects;
    }

    @Override
    public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
        List<Expression> outputs = new ArrayList<>();
        boolean ofEach = parts.get(0).isEmpty() && parts.get(1).isEmpty();
        for (Expression output : query.outputs()) {
            if (output.isAggregate() && ofEach) {
                outputs.add(new Ratio(output, new Whole(output, List.of()), false));
                continue;
            }
            outputs.add(
                    output.isAggregate()
                            ? new Ratio(part(output, parts.get(0)), part(output, parts.get(1)), false)
                            : output);
        }
        return Optional.of(query.showing(outputs));
    }

    private static Expression part(Expression figure, List<Condition> conditions) {
        return conditions.isEmpty() ? figure : new Filtered(figure, conditions);
    }
}
