package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "The smallest, largest and average bill": figures beside each other, which no single row has. */
public final class FiguresRule implements Rule {
    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            List<Integer> run = run(draft, at);
            int next = run.isEmpty() ? at : run.get(run.size() - 1) + 1;
            boolean mixed = run.size() > 1
                    && run.stream().anyMatch(place -> draft.does(place, Operation.AGGREGATE))
                    && run.stream().anyMatch(place -> !draft.does(place, Operation.AGGREGATE))
                    && draft.does(run.get(run.size() - 1) - 1, Operation.AND);
            Optional<Attribute> column = mixed ? column(draft, next) : Optional.empty();
            if (column.isPresent()) {
                show(draft, run, next, column.get());
            }
        }
    }

    /** Places of words such as "largest" and "average", with nothing but commas and "and" between them. */
    static List<Integer> run(Draft draft, int from) {
        List<Integer> run = new ArrayList<>();
        int at = from;
        while (draft.isFree(at) && function(draft, at).isPresent()) {
            run.add(at);
            at++;
            while (draft.isFree(at) && draft.does(at, Operation.AND)) {
                at++;
            }
        }
        return run;
    }

    static Optional<AggregateFunction> function(Draft draft, int at) {
        if (draft.does(at, Operation.AGGREGATE)) {
            return Optional.of(Targets.function(draft.item(at)));
        }
        if (!draft.does(at, Operation.ADJECTIVE) && !draft.does(at, Operation.EXTREME)) {
            return Optional.empty();
        }
        boolean descending = draft.cues()
                .adjective(draft.item(at).text())
                .map(Adjective::descending)
                .orElseGet(() -> draft.item(at).cue().map(Cue::isDescending).orElse(true));
        return Optional.of(descending ? AggregateFunction.MAX : AggregateFunction.MIN);
    }

    static Optional<Attribute> column(Draft draft, int at) {
        Optional<Attribute> own = draft.field(at + 1)
                .filter(field ->
                        draft.named(at).filter(field.entity()::equals).isPresent() && draft.isBeside(at, at + 1))
                .map(Meaning.Field::attribute)
                .filter(Attribute::isMeasurable);
        return own.or(() -> draft.field(at).map(Meaning.Field::attribute).filter(Attribute::isMeasurable))
                .or(() -> draft.named(at).flatMap(Entity::mainMeasure));
    }

    private static void show(Draft draft, List<Integer> run, int next, Attribute column) {
        for (int place : run) {
            draft.use(place);
            draft.shown()
                    .add(new Draft.Shown(
                            place, new Aggregate(function(draft, place).orElseThrow(), Optional.of(column), false)));
        }
        draft.use(next);
        if (draft.field(next + 1)
                .filter(field -> field.attribute().equals(column))
                .isPresent()) {
            draft.use(next + 1);
        }
        draft.model().entity(column.table()).ifPresent(draft::entity);
    }
}
