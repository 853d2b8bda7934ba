package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** "top 3 vendors by accrued amount in each region", "the longest track for each genre". */
public final class BestRule implements Rule {
    @Override
    public void apply(Draft draft) {
        List<Draft.Shown> each = draft.dimensions().stream()
                .filter(dimension -> isEach(draft, dimension.at()))
                .toList();
        if (draft.shape().isPresent()
                || isAfterthought(draft)
                || draft.limit().isEmpty()
                || draft.order().size() != 1
                || each.isEmpty()) {
            return;
        }
        if (isHowMuch(draft)) {
            figure(draft);
            return;
        }
        Query.Order order = ranked(draft);
        boolean otherFigures = draft.shown().stream()
                .map(Draft.Shown::expression)
                .anyMatch(shown -> shown.isAggregate() && !shown.equals(order.by()));
        if (otherFigures) {
            return;
        }
        int most = draft.limit().getAsInt();
        List<Expression> groups = each.stream().map(Draft.Shown::expression).toList();
        List<Expression> things = things(draft, groups, order.by());
        if (things.isEmpty()) {
            return;
        }
        boolean figure = !draft.asksWhich() || draft.says("with") || draft.says("much") || draft.says("many");
        draft.limit(OptionalInt.empty());
        draft.order().clear();
        draft.orderByFirst(Optional.empty());
        draft.dimensions().clear();
        draft.shown().clear();
        int place = 0;
        for (Expression expression : groups) {
            draft.shown().add(new Draft.Shown(place++, expression));
        }
        for (Expression expression : things) {
            draft.shown().add(new Draft.Shown(place++, expression));
        }
        draft.shown().add(new Draft.Shown(place, order.by()));
        draft.shape(new First(groups, things, order, most, figure));
    }

    /** "How old is the youngest guest of each hotel" and "first order date of every guest" ask for the figure alone. */
    private static boolean isHowMuch(Draft draft) {
        Query.Order order = draft.order().get(0);
        boolean alone = draft.opensWith("how") || !draft.shown().isEmpty();
        return alone
                && draft.limit().getAsInt() == 1
                && draft.places(Operation.COUNT).isEmpty()
                && order.by() instanceof Expression.Column column
                && (column.attribute().isMeasurable() || column.attribute().isTemporal())
                && draft.shown().stream().allMatch(shown -> shown.expression().equals(order.by()));
    }

    private static void figure(Draft draft) {
        Query.Order order = draft.order().get(0);
        Expression.AggregateFunction best =
                order.descending() ? Expression.AggregateFunction.MAX : Expression.AggregateFunction.MIN;
        draft.limit(OptionalInt.empty());
        draft.order().clear();
        draft.shown().clear();
        draft.shown()
                .add(new Draft.Shown(
                        draft.size(), new Expression.Aggregate(best, order.by().reads(), false)));
    }

    /** "Orders per customer, top 10" wants ten customers. */
    private static boolean isAfterthought(Draft draft) {
        int last = draft.dimensions().stream().mapToInt(Draft.Shown::at).max().orElse(-1);
        return IntStream.range(0, draft.size()).anyMatch(at -> at > last && draft.does(at, Operation.TOP) && last >= 0);
    }

    /** What ranks: an amount of related rows is summed. */
    private static Query.Order ranked(Draft draft) {
        Query.Order order = draft.order().get(0);
        Optional<TableName> things = draft.dimensions().stream()
                .filter(dimension -> !isEach(draft, dimension.at()))
                .map(Draft.Shown::expression)
                .flatMap(expression -> expression.reads().stream())
                .map(Attribute::table)
                .findFirst();
        boolean summed = order.by() instanceof Expression.Column column
                && column.attribute().isMeasurable()
                && (draft.multiplies(
                                things.orElse(draft.entity().name()),
                                column.attribute().table())
                        || isOfReference(draft, column.attribute()));
        Optional<Attribute> amount = summed ? order.by().reads() : Optional.empty();
        return amount.map(a -> new Query.Order(
                        new Expression.Aggregate(Expression.AggregateFunction.SUM, Optional.of(a), false),
                        order.descending()))
                .orElse(order);
    }

    /** "Top 2 requesters by value": of all that each of them requested. */
    private static boolean isOfReference(Draft draft, Attribute amount) {
        return amount.role() == Attribute.Role.MEASURE
                && !Dealings.isPrice(amount)
                && draft.shown().stream()
                        .map(Draft.Shown::expression)
                        .flatMap(shown -> shown.reads().stream())
                        .anyMatch(shown -> shown.role() == Attribute.Role.REFERENCE
                                && shown.table().equals(amount.table())
                                && References.labels(draft, shown).isPresent());
    }

    /** Asked for one by one, rather than "by" something. */
    private static boolean isEach(Draft draft, int at) {
        for (int before : new int[] {at - 1, at - 2}) {
            if (draft.does(before, Operation.GROUP)) {
                String text = draft.item(before).text().toLowerCase(Locale.ROOT);
                return !text.endsWith("terms of") && (!text.endsWith("by") || isAfterBest(draft, before));
            }
        }
        return false;
    }

    /** "The most common flavour by shop" is that of each shop. */
    private static boolean isAfterBest(Draft draft, int by) {
        return !draft.asksWhich()
                && IntStream.range(0, by)
                        .anyMatch(at -> draft.does(at, Operation.COMMON)
                                || draft.does(at, Operation.EXTREME)
                                || draft.does(at, Operation.ADJECTIVE)
                                || draft.does(at, Operation.TOP));
    }

    private static List<Expression> things(Draft draft, List<Expression> groups, Expression by) {
        List<Expression> things = new ArrayList<>();
        draft.dimensions().stream()
                .map(Draft.Shown::expression)
                .filter(expression -> !groups.contains(expression))
                .forEach(things::add);
        draft.shown().stream()
                .map(Draft.Shown::expression)
                .flatMap(expression -> named(draft, expression).stream())
                .filter(expression -> !expression.isAggregate()
                        && !expression.equals(by)
                        && !(expression.reads().isPresent()
                                && expression.reads().equals(by.reads()))
                        && !groups.contains(expression)
                        && !things.contains(expression))
                .forEach(things::add);
        if (things.isEmpty()) {
            names(draft).stream().filter(label -> !groups.contains(label)).forEach(things::add);
        }
        return things;
    }

    private static List<Expression> named(Draft draft, Expression expression) {
        Optional<List<Expression>> referred = expression instanceof Expression.Column column
                ? References.labels(draft, column.attribute())
                : Optional.empty();
        return referred.orElseGet(() -> List.of(expression));
    }

    /** What tells the rows apart: their names, else what identifies them. */
    private static List<Expression> names(Draft draft) {
        return draft.entity().named() || draft.entity().key().size() != 1 || isIdentifying(draft)
                ? Draft.labels(draft.entity())
                : draft.entity().key().stream()
                        .<Expression>map(Expression.Column::new)
                        .toList();
    }

    private static boolean isIdentifying(Draft draft) {
        return draft.entity().labels().stream().allMatch(label -> label.words().contains("number"));
    }

    /** Two of one name are two: their keys stand for their names. */
    private static Expression key(Expression each, Query query, Draft draft) {
        return each.reads()
                .filter(attribute -> each instanceof Expression.Column)
                .flatMap(label -> draft.model()
                        .entity(label.table())
                        .filter(entity ->
                                entity.labels().contains(label) && entity.key().size() == 1))
                .<Expression>map(entity -> new Expression.Column(entity.key().get(0)))
                .filter(key -> query.groups().isEmpty() || query.groups().contains(key))
                .orElse(each);
    }

    /** The first rows of each group. */
    private record First(List<Expression> each, List<Expression> things, Query.Order order, int most, boolean figure)
            implements Shape {
        private List<Expression> keys(Query query, Draft draft) {
            return each.stream()
                    .map(expression -> key(expression, query, draft))
                    .distinct()
                    .toList();
        }

        @Override
        public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
            Optional<Expression> by = order.by().isAggregate()
                    ? query.outputs().stream().filter(Expression::isAggregate).findFirst()
                    : Optional.of(order.by());
            List<Expression> shown = new ArrayList<>(each);
            shown.addAll(things);
            if (figure) {
                by.ifPresent(shown::add);
            }
            boolean all = query.outputs().containsAll(shown) && by.isPresent();
            return all
                    ? Optional.of(new Statement.Best(
                            query.unordered(),
                            each,
                            keys(query, draft),
                            new Query.Order(by.get(), order.descending()),
                            most,
                            shown))
                    : Optional.empty();
        }
    }
}
