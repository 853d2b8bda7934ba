package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A total of whole invoices cannot be split by what their lines are of; then the lines' own amounts are summed, price times
 * quantity.
 */
public final class LineRule implements Rule {
    private static final Set<String> QUANTITY = Set.of("quantity", "qty", "units", "pieces");

    @Override
    public void apply(Draft draft) {
        Set<TableName> spoken = new HashSet<>();
        draft.items().forEach(item -> item.meaning().entityMeant().ifPresent(entity -> spoken.add(entity.name())));
        draft.shown().replaceAll(shown -> new Draft.Shown(shown.at(), finer(draft, shown.expression(), spoken)));
        draft.order()
                .replaceAll(order -> new Query.Order(
                        finer(draft, total(draft, order.by()), spoken, order.by()), order.descending()));
    }

    /** Ranked by what many invoices amount to, things are ranked by its total. */
    private static Expression total(Draft draft, Expression by) {
        boolean amount = by instanceof Expression.Column column
                && !Dealings.isPrice(column.attribute())
                && draft.multiplies(draft.entity().name(), column.attribute().table());
        return amount ? new Aggregate(AggregateFunction.SUM, by.reads(), false) : by;
    }

    private static Expression finer(Draft draft, Expression sum, Set<TableName> spoken, Expression otherwise) {
        Expression finer = finer(draft, sum, spoken);
        return finer.equals(sum) ? otherwise : finer;
    }

    /** The same total of the lines, where the tables spoken of cannot be reached from the whole without repeating it. */
    static Expression finer(Draft draft, Expression expression, Set<TableName> spoken) {
        boolean sum = expression instanceof Aggregate aggregate && aggregate.function() == AggregateFunction.SUM;
        Optional<Attribute> whole = sum ? expression.reads() : Optional.empty();
        return whole.filter(attribute -> attribute.role() == Attribute.Role.MEASURE)
                .filter(attribute -> spoken.stream().anyMatch(other -> draft.multiplies(attribute.table(), other)))
                .flatMap(attribute -> lines(draft, attribute.table(), spoken))
                .orElse(expression);
    }

    private static Optional<Expression> lines(Draft draft, TableName whole, Set<TableName> spoken) {
        for (Join join : draft.model().graph().of(whole)) {
            Optional<Expression> amount = join.to().equals(whole) && join.unique()
                    ? draft.model().entity(join.from()).flatMap(LineRule::amount)
                    : Optional.empty();
            boolean reaches =
                    amount.isPresent() && spoken.stream().noneMatch(other -> draft.multiplies(join.from(), other));
            if (reaches) {
                return amount;
            }
        }
        return Optional.empty();
    }

    private static Optional<Expression> amount(Entity line) {
        Optional<Attribute> price = line.attributes().stream()
                .filter(a -> a.isNumeric() && !a.masked() && Dealings.isPrice(a))
                .findFirst();
        Optional<Attribute> quantity = line.attributes().stream()
                .filter(a -> a.isNumeric() && !a.masked() && a.words().stream().anyMatch(QUANTITY::contains))
                .findFirst();
        return price.flatMap(p -> quantity.map(q -> new Expression.Computed(
                AggregateFunction.SUM,
                new Expression.Arithmetic(new Expression.Column(p), Expression.Sign.TIMES, new Expression.Column(q)))));
    }
}
