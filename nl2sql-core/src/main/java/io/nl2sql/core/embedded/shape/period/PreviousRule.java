package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Bucket;
import io.nl2sql.core.embedded.query.Expression.Grain;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.shape.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "sales per year and growth over the previous year in percent", "change from month to month". */
public final class PreviousRule implements Rule {
    @Override
    public void apply(Draft draft) {
        List<Integer> previous = draft.places(Operation.PREVIOUS);
        long times = Periods.places(draft).size();
        if (previous.isEmpty() && times <= 1 && draft.shape().isEmpty()) {
            previous = growing(draft);
        }
        if (previous.isEmpty() || times > 1 || draft.shape().isPresent()) {
            return;
        }
        boolean percent = Growth.isPercent(draft);
        Grain grain = grain(draft, previous.get(0));
        int first = previous.get(0);
        previous.forEach(draft::use);
        draft.places(Operation.GROWTH).forEach(draft::use);
        draft.places(Operation.PERCENT).forEach(draft::use);
        draft.places(Operation.GRAIN).stream()
                .filter(at -> Grain.valueOf(argument(draft, at)) == grain)
                .forEach(at -> {
                    draft.use(at);
                    if (draft.isFree(at - 1) && draft.does(at - 1, Operation.GROUP)) {
                        draft.use(at - 1);
                    }
                });
        Facts.read(draft, false);
        draft.entity().mainDate().ifPresent(date -> {
            if (date.isTemporal()) {
                draft.dimensions().add(new Draft.Shown(first, draft.bucket(grain, date)));
            }
        });
        draft.shape((query, parts, d) -> over(query, percent));
    }

    /** "Growth of sales by quarter" is that over the quarter before. */
    private static List<Integer> growing(Draft draft) {
        return draft.places(Operation.GROWTH).isEmpty() || draft.isYesNo() || draft.asksWhich()
                ? List.of()
                : draft.places(Operation.GRAIN).stream()
                        .filter(at -> draft.does(at - 1, Operation.GROUP))
                        .limit(1)
                        .toList();
    }

    private static Grain grain(Draft draft, int at) {
        return Grain.valueOf(argument(draft, at));
    }

    private static String argument(Draft draft, int at) {
        return draft.item(at).cue().map(Cue::argument).orElse("year").toUpperCase(Locale.ROOT);
    }

    private static Optional<Statement> over(Query query, boolean percent) {
        Optional<Bucket> bucket = Buckets.of(query);
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        List<Expression> along = List.of(bucket.get());
        List<Expression> each =
                query.groups().stream().filter(group -> !along.contains(group)).toList();
        List<Expression> outputs = new ArrayList<>(query.outputs());
        for (Expression output : query.outputs()) {
            if (output.isAggregate()) {
                outputs.add(Growth.of(new Expression.Previous(output, along, each), output, percent));
            }
        }
        return Optional.of(Buckets.cut(query.showing(outputs), bucket.get()));
    }
}
