package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Bucket;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.shape.Facts;
import io.nl2sql.core.linking.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** "running total of accruals by month", "cumulative number of hires per year", "three-month moving average". */
public final class RunningRule implements Rule {
    private static final int USUAL = 3;

    @Override
    public void apply(Draft draft) {
        List<Integer> moving = draft.places(Operation.MOVING);
        List<Integer> running = draft.places(Operation.RUNNING);
        if (moving.isEmpty() && running.isEmpty()) {
            return;
        }
        running.forEach(draft::use);
        OptionalInt last = moving.isEmpty() ? OptionalInt.empty() : OptionalInt.of(length(draft, moving.get(0)));
        moving.forEach(draft::use);
        Facts.read(draft, false);
        draft.shape((query, parts, d) -> over(query, last, d));
    }

    /** The three of a "three-month moving average". */
    private static int length(Draft draft, int at) {
        int grain = draft.isFree(at - 1) && draft.does(at - 1, Operation.GRAIN) ? at - 1 : at;
        int figure = grain - 1;
        if (draft.figure(figure).isEmpty()) {
            draft.assume("The average is over " + USUAL + ".", 0.1);
            return USUAL;
        }
        draft.use(figure);
        boolean said = draft.places(Operation.GRAIN).size() > 1;
        if (grain < at && said) {
            draft.use(grain);
        }
        return draft.item(figure).figure().orElseThrow().number().intValue();
    }

    private static Optional<Statement> over(Query query, OptionalInt last, Draft draft) {
        Optional<Bucket> bucket = Buckets.of(query);
        Query rows = query;
        List<Expression> along = new ArrayList<>();
        if (bucket.isPresent()) {
            along.add(bucket.get());
        } else {
            Optional<Attribute> date = draft.entity().mainDate();
            boolean single = query.groups().isEmpty()
                    && date.isPresent()
                    && draft.entity().name().equals(query.root());
            if (!single) {
                return Optional.empty();
            }
            Expression figure = query.outputs().get(query.outputs().size() - 1);
            Optional<Expression> plain =
                    figure.reads().filter(Attribute::isNumeric).map(Expression.Column::new);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            Expression day = new Expression.Column(date.get());
            along.add(day);
            draft.entity().key().forEach(key -> along.add(new Expression.Column(key)));
            rows = query.showing(List.of(day, plain.get()))
                    .ordered(List.of(new Query.Order(day, false)), OptionalInt.empty());
        }
        List<Expression> each =
                rows.groups().stream().filter(group -> !along.contains(group)).toList();
        List<Expression> outputs = new ArrayList<>();
        for (Expression output : rows.outputs()) {
            boolean figure = bucket.isPresent() ? output.isAggregate() : !along.contains(output);
            outputs.add(figure ? new Expression.Running(output, along, each, last) : output);
        }
        return Optional.of(
                last.isPresent() && bucket.isPresent()
                        ? Buckets.cut(rows.showing(outputs), bucket.get())
                        : rows.showing(outputs));
    }
}
