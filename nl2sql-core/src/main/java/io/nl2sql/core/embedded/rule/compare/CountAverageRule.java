package io.nl2sql.core.embedded.rule.compare;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Arithmetic;
import io.nl2sql.core.embedded.query.Expression.Figure;
import io.nl2sql.core.embedded.query.Expression.OfEach;
import io.nl2sql.core.embedded.query.Expression.Sign;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Shops with more bills than average", "that have more bills than twice the average number of bills per shop". */
public final class CountAverageRule implements Rule {
    private static final int REACH = 4;

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            boolean compares =
                    draft.isFree(at) && (draft.does(at, Operation.SPLIT) || draft.does(at, Operation.COMPARE));
            Optional<Entity> counted = compares ? draft.named(at + 1) : Optional.empty();
            int average = counted.isPresent() ? average(draft, at + 2) : -1;
            if (average > 0) {
                compare(draft, at, average, counted.get());
            }
        }
    }

    private static int average(Draft draft, int from) {
        for (int at = from; at < Math.min(draft.size(), from + REACH); at++) {
            if (draft.isFree(at)
                    && draft.does(at, Operation.AGGREGATE)
                    && Targets.function(draft.item(at)) == AggregateFunction.AVG) {
                return at;
            }
            if (draft.figure(at).isEmpty() && !draft.does(at, Operation.FRACTION)) {
                return -1;
            }
        }
        return -1;
    }

    private static void compare(Draft draft, int at, int average, Entity counted) {
        Entity entity = draft.entity();
        Optional<List<Join>> path = draft.model().graph().tree(counted.name(), Set.of(entity.name()));
        boolean several = draft.multiplies(entity.name(), counted.name())
                && !draft.multiplies(counted.name(), entity.name())
                && entity.key().size() == 1;
        if (path.isEmpty() || !several || !isAboutCounts(draft, average, counted)) {
            return;
        }
        BigDecimal factor = BigDecimal.ONE;
        for (int place = at + 2; place < average; place++) {
            factor = draft.figure(place).map(Meaning.Figure::number).orElse(factor);
        }
        Query each = Query.of(counted.name(), path.get(), List.of(Aggregate.rows()))
                .by(List.of(new Expression.Column(entity.key().get(0))));
        Expression usual = new OfEach(AggregateFunction.AVG, each);
        Expression bound =
                factor.compareTo(BigDecimal.ONE) == 0 ? usual : new Arithmetic(new Figure(factor), Sign.TIMES, usual);
        Operator operator = Operator.of(draft.item(at).cue().map(Cue::argument).orElse(">"));
        draft.having().add(new Condition.Compares(Aggregate.rows(), operator, bound));
        draft.counted(Optional.of(counted));
        draft.silentGroups().add(new Expression.Column(entity.key().get(0)));
        useAll(draft, at, average, counted);
    }

    /** Nothing but the counting may follow: "the average number of bills per shop", "the average shop". */
    private static boolean isAboutCounts(Draft draft, int average, Entity counted) {
        for (int at = average + 1; at < draft.size(); at++) {
            boolean known = draft.does(at, Operation.COUNT)
                    || draft.does(at, Operation.GROUP)
                    || draft.named(at)
                            .filter(entity -> entity.equals(counted) || entity.equals(draft.entity()))
                            .isPresent()
                    || draft.field(at)
                            .filter(field -> field.entity().equals(draft.entity()))
                            .isPresent();
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static void useAll(Draft draft, int at, int average, Entity counted) {
        for (int place = at; place < draft.size(); place++) {
            boolean own = draft.named(place)
                    .filter(entity -> !entity.equals(counted) && !entity.equals(draft.entity()))
                    .isPresent();
            if (place <= average || !own) {
                draft.use(place);
            }
        }
    }
}
