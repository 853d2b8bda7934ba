package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** "The difference between the highest and the lowest salary"; "the gap between price and cost" of each row. */
public final class DifferenceRule implements Rule {
    private static final Set<String> LESSER = Set.of("minimum", "min", "lowest", "low", "cost", "net", "start", "from");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.GROWTH)) {
            boolean between = draft.item(at).text().endsWith("between");
            if (between && !extremes(draft, at)) {
                columns(draft, at);
            }
        }
    }

    /** From the lowest to the highest of one column. */
    private static boolean extremes(Draft draft, int at) {
        List<Integer> run = FiguresRule.run(draft, at + 1);
        List<AggregateFunction> functions = run.stream()
                .flatMap(place -> FiguresRule.function(draft, place).stream())
                .toList();
        int next = at + 1 + 2 * run.size() - 1;
        boolean both = functions.size() == 2
                && functions.contains(AggregateFunction.MAX)
                && functions.contains(AggregateFunction.MIN);
        Optional<Attribute> column = both ? FiguresRule.column(draft, next) : Optional.empty();
        column.ifPresent(attribute -> {
            draft.use(at);
            run.forEach(draft::use);
            draft.use(next);
            draft.model().entity(attribute.table()).ifPresent(draft::entity);
            draft.shown().add(new Draft.Shown(at, new Aggregate(AggregateFunction.RANGE, column, false)));
        });
        return column.isPresent();
    }

    /** Two numbers of one table. */
    private static void columns(Draft draft, int at) {
        int second = draft.after(at + 1);
        Optional<Attribute> one = number(draft, at + 1);
        Optional<Attribute> other = number(draft, second);
        if (one.isEmpty()
                || other.isEmpty()
                || one.equals(other)
                || !one.get().table().equals(other.get().table())) {
            return;
        }
        if (!draft.places(Operation.GROUP).isEmpty()) {
            draft.unsettle();
            return;
        }
        draft.use(at, at + 1, second);
        draft.model().entity(one.get().table()).ifPresent(draft::entity);
        boolean turned = one.get().words().stream().anyMatch(LESSER::contains);
        Expression more = new Expression.Column(turned ? other.get() : one.get());
        Expression less = new Expression.Column(turned ? one.get() : other.get());
        Expression difference = new Arithmetic(more, Sign.MINUS, less);
        Optional<Boolean> descending = FiguresRule.function(draft, at - 1)
                .map(AggregateFunction.MAX::equals)
                .filter(some -> draft.isFree(at - 1) && !draft.does(at - 1, Operation.AGGREGATE));
        if (descending.isPresent()) {
            draft.use(at - 1);
            draft.order().add(new Query.Order(difference, descending.get()));
            draft.limit(OptionalInt.of(1));
        } else {
            draft.shown().add(new Draft.Shown(draft.size(), difference));
        }
    }

    private static Optional<Attribute> number(Draft draft, int at) {
        return draft.field(at)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.isNumeric() && attribute.isMeasurable() && !attribute.masked());
    }
}
