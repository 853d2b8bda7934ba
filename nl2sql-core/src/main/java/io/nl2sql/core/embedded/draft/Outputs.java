package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a query shows: what the rules found to be asked for, else what there usually is to see. */
final class Outputs {
    private final Draft draft;

    Outputs(Draft draft) {
        this.draft = draft;
    }

    List<Expression> all() {
        List<Draft.Shown> all = new ArrayList<>(Amounts.summed(draft));
        if (all.isEmpty() && !draft.dimensions().isEmpty() && !areAggregated(List.of()) && !isListOfEach()) {
            all.add(new Draft.Shown(draft.size(), usualMeasure()));
        }
        boolean measured =
                areAggregated(all.stream().map(Draft.Shown::expression).toList());
        if (measured || all.isEmpty()) {
            draft.dimensions().stream().filter(dimension -> !isShown(dimension)).forEach(all::add);
        } else if (!draft.dimensions().isEmpty() && !isListOfEach() && draft.isTerse()) {
            draft.unsettle();
        }
        all.sort(Comparator.comparingInt(Draft.Shown::at));
        List<Expression> outputs = new ArrayList<>(
                all.stream().map(Draft.Shown::expression).distinct().toList());
        boolean several = draft.limit().isPresent()
                && draft.limit().getAsInt() > 1
                && draft.shown().isEmpty();
        if (several && !draft.dimensions().isEmpty() && !draft.asksWhich()) {
            draft.order().stream()
                    .map(Query.Order::by)
                    .filter(by -> by.isAggregate() && by.reads().isPresent())
                    .forEach(outputs::add);
        }
        boolean plain = outputs.stream().anyMatch(expression -> !expression.isAggregate());
        boolean asksRows = outputs.isEmpty() || !plain && draft.limit().isPresent();
        if (asksRows) {
            outputs.addAll(0, defaults());
        }
        return outputs;
    }

    boolean areAggregated(List<Expression> outputs) {
        return outputs.stream().anyMatch(Expression::isAggregate)
                || draft.order().stream().anyMatch(order -> order.by().isAggregate())
                || !draft.having().isEmpty();
    }

    /** "Every album" wants the albums, not a figure for each. */
    private boolean isListOfEach() {
        return draft.dimensions().stream()
                .allMatch(dimension -> draft.item(dimension.at())
                        .named()
                        .filter(named ->
                                named.entity().name().equals(draft.entity().name()))
                        .isPresent());
    }

    /** Whether another column of the dimension's table is shown already, so that its label is not needed. */
    private boolean isShown(Draft.Shown dimension) {
        Optional<Attribute> label = dimension.expression().reads();
        return draft.items().get(dimension.at()).named().isPresent()
                && draft.shown().stream()
                        .filter(shown -> !shown.expression().isAggregate() && !isOnlyTheirs(shown))
                        .flatMap(shown -> shown.expression().reads().stream())
                        .anyMatch(shown ->
                                label.filter(l -> standsFor(shown, l.table())).isPresent());
    }

    /** In "for each port, show its depth and the number of ships" the ports are told by their names. */
    private boolean isOnlyTheirs(Draft.Shown shown) {
        boolean tells = shown.expression()
                .reads()
                .filter(read -> switch (read.role()) {
                    case KEY, REFERENCE, LABEL -> true;
                    default -> false;
                })
                .isPresent();
        return !tells
                && shown.at() >= 0
                && shown.at() < draft.size()
                && PlainWords.english().isPossessive(draft.wordBefore(shown.at()));
    }

    private boolean standsFor(Attribute shown, TableName table) {
        return shown.table().equals(table)
                || draft.model().graph().of(table).stream()
                        .anyMatch(join -> join.from().equals(shown.table())
                                && join.to().equals(table)
                                && join.columns().contains(shown.name()));
    }

    /** "Accruals by month" without a word for what: the amount, or the number where there is none. */
    private Expression usualMeasure() {
        Optional<Attribute> amount = draft.entity().named() ? Optional.empty() : Dealings.ownAmount(draft.entity());
        draft.assume(
                amount.map(measure -> "The total " + measure.spoken() + " is shown.")
                        .orElse("The number is shown."),
                amount.isPresent() && draft.entity().hasOneMeasure() ? 0 : 0.08);
        return amount.<Expression>map(measure -> new Aggregate(AggregateFunction.SUM, Optional.of(measure), false))
                .orElseGet(Aggregate::rows);
    }

    /** "The top vendor by amount" is told with the amount. */
    private boolean isTopBy() {
        return !draft.asksWhich()
                && draft.items().stream().anyMatch(item -> item.does(Cue.Operation.TOP))
                && draft.items().stream().anyMatch(item -> item.does(Cue.Operation.GROUP));
    }

    /** What names the rows; for rows without a name also the date and amount that tell what they are. */
    private List<Expression> defaults() {
        Entity entity = draft.entity();
        List<Expression> columns =
                new ArrayList<>(Persons.asked(draft).map(Draft::labels).orElseGet(() -> Draft.labels(entity)));
        boolean ranked = draft.order().stream().anyMatch(order -> order.by().isAggregate());
        boolean most = draft.items().stream().anyMatch(item -> item.does(Cue.Operation.MOST));
        boolean several = draft.limit().isPresent() && (draft.limit().getAsInt() > 1 || isTopBy());
        if (ranked && !most && several) {
            draft.order().forEach(order -> columns.add(order.by()));
        }
        if (draft.isSortedList() && draft.limit().isEmpty()) {
            draft.order().forEach(order -> columns.add(order.by()));
        }
        return columns.stream().distinct().toList();
    }
}
