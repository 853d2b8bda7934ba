package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Adjective;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Hints;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "the largest order", "most accruals", "highest salary", "most common colour", "the three oldest people". */
public final class SuperlativeRule implements Rule {
    private static final Set<Operation> KINDS =
            Set.of(Operation.MOST, Operation.EXTREME, Operation.ADJECTIVE, Operation.COMMON);

    private static final Set<String> SAYING_IN_WHAT = Set.of("by", "in terms of");

    @Override
    public void apply(Draft draft) {
        for (int at = 0; at < draft.size(); at++) {
            Optional<Cue> cue = draft.item(at).cue();
            if (draft.isFree(at) && cue.isPresent() && KINDS.contains(cue.get().operation())) {
                draft.use(at);
                rank(draft, at, cue.get());
            } else if (draft.isFree(at) && draft.does(at, Operation.AGGREGATE) && isRanking(draft, at)) {
                draft.use(at);
                boolean most = Targets.function(draft.item(at)) == AggregateFunction.MAX;
                int next = draft.after(at);
                Attribute attribute = draft.field(next).orElseThrow().attribute();
                draft.use(next);
                Ranking.by(draft, at, attribute, most);
            }
        }
    }

    /** "The stadium with the maximum capacity" is asked for, not the capacity. */
    private static boolean isRanking(Draft draft, int at) {
        AggregateFunction function = Targets.function(draft.item(at));
        int next = draft.after(at);
        boolean extreme = function == AggregateFunction.MAX || function == AggregateFunction.MIN;
        return extreme
                && draft.isAside(at)
                && !draft.does(at - 1, Operation.COMPARE)
                && draft.field(next)
                        .filter(field -> field.attribute().isMeasurable())
                        .isPresent()
                && !draft.does(next + 1, Operation.COMPARE)
                && !draft.does(next + 1, Operation.GROUP)
                && IntStream.range(0, at)
                        .anyMatch(before -> draft.item(before).named().isPresent()
                                || draft.item(before).field().isPresent());
    }

    private static void rank(Draft draft, int at, Cue cue) {
        if (draft.isFree(at - 1) && draft.does(at - 1, Operation.ORDINAL)) {
            draft.use(at - 1);
            int place = Integer.parseInt(draft.item(at - 1).cue().orElseThrow().argument());
            draft.skip(place - 1);
        }
        if (cue.is(Operation.COMMON) && Commonest.narrows(draft, at, cue.isDescending())) {
            return;
        }
        if (cue.is(Operation.COMMON)) {
            Ranking.limit(draft, at);
            Commonest.rank(draft, at, cue.isDescending());
        } else if (cue.is(Operation.MOST)) {
            Most.rank(draft, at, cue.isDescending());
        } else {
            extreme(draft, at, cue);
        }
    }

    private static void extreme(Draft draft, int at, Cue cue) {
        Optional<Adjective> adjective = draft.cues().adjective(draft.item(at).text());
        boolean descending = adjective.map(Adjective::descending).orElseGet(cue::isDescending);
        int next = sharedTarget(draft, at);
        boolean thing = draft.named(next).isPresent()
                || draft.field(next).filter(f -> !f.attribute().isMeasurable()).isPresent();
        if (thing && isRankedBy(draft, at, next, descending)) {
            return;
        }
        if (draft.isFree(next) && draft.does(next, Operation.AGGREGATE)) {
            Ranking.limit(draft, at);
            Targets.at(draft, next).ifPresent(by -> draft.order().add(new Query.Order(by, descending)));
            return;
        }
        Optional<Attribute> column =
                draft.field(next).map(Meaning.Field::attribute).filter(SuperlativeRule::isOrdered);
        if (column.isPresent()) {
            Ranking.column(draft, at, next, column.get(), descending);
        } else if (adjective.isPresent()) {
            adjective(draft, at, next, adjective.get());
        } else {
            draft.doubt(0.4);
        }
    }

    /** Also numbers that are no amounts, such as a latitude. */
    private static boolean isOrdered(Attribute attribute) {
        return switch (attribute.role()) {
            case MEASURE, RATE, NUMBER, DATE, YEAR -> true;
            case TEXT -> attribute.isNumeric();
            case KEY, REFERENCE, LABEL, FLAG -> attribute.isTemporal();
        };
    }

    /** "The largest vendor by ordered amount": what follows the "by" says in what. */
    private static boolean isRankedBy(Draft draft, int at, int next, boolean descending) {
        for (int by = next + 1; by < draft.size(); by++) {
            boolean rank = draft.isFree(by)
                    && draft.does(by, Operation.GROUP)
                    && SAYING_IN_WHAT.contains(Stems.fold(draft.item(by).text()));
            boolean figure = rank
                    && (draft.field(by + 1)
                                    .filter(f -> f.attribute().isMeasurable())
                                    .isPresent()
                            || draft.named(by + 1).flatMap(Dealings::amount).isPresent());
            if (figure) {
                Ranking.limit(draft, at);
                draft.use(by);
                Targets.at(draft, by + 1).ifPresent(target -> draft.order().add(new Query.Order(target, descending)));
                return true;
            }
        }
        return false;
    }

    /** In "highest and lowest price" the first shares the column of the second. */
    private static int sharedTarget(Draft draft, int at) {
        int next = draft.after(at);
        while (next < draft.size() && isFurtherFunction(draft, next)) {
            next = draft.after(next);
        }
        return next;
    }

    private static boolean isFurtherFunction(Draft draft, int at) {
        return draft.item(at)
                .cue()
                .filter(cue -> KINDS.contains(cue.operation())
                        || cue.is(Operation.AGGREGATE) && draft.does(at - 1, Operation.AND))
                .isPresent();
    }

    private static void adjective(Draft draft, int at, int next, Adjective adjective) {
        Entity ranked = draft.named(next)
                .or(() -> draft.field(next).map(Meaning.Field::entity))
                .orElse(draft.entity());
        Optional<Adjective.Match> match = done(draft, at, adjective)
                .or(() -> adjective.match(ranked.attributes()))
                .or(() -> Hints.column(draft, adjective));
        if (match.isEmpty()) {
            match = ranked.mainMeasure().map(measure -> new Adjective.Match(measure, adjective.descending(), 9));
            match.ifPresent(some -> draft.assume("Ranked by " + some.attribute().spoken() + ".", 0.15));
        }
        match.ifPresent(some -> Ranking.by(draft, at, some.attribute(), some.descending()));
        match.filter(some -> some.rank() < 9)
                .ifPresent(some -> draft.assume("Ranked by " + some.attribute().spoken() + ".", 0.02));
        if (match.isEmpty()) {
            draft.doubt(0.4);
        }
    }

    /** In "hired most recently" it is the hiring that is recent. */
    private static Optional<Adjective.Match> done(Draft draft, int at, Adjective adjective) {
        boolean timed = adjective.hints().stream().anyMatch(hint -> hint.stem().equals("date") && !hint.reversed());
        return draft.field(at - 1)
                .map(Meaning.Field::attribute)
                .filter(attribute -> timed && attribute.isTemporal() && draft.isBeside(at - 1, at))
                .or(() -> timed && draft.item(at).text().endsWith("ly") ? deed(draft, at - 1) : Optional.empty())
                .map(attribute -> new Adjective.Match(attribute, adjective.descending(), 0));
    }

    /** In "who placed an order most recently" it is the order that is recent. */
    private static Optional<Attribute> deed(Draft draft, int at) {
        return draft.named(at)
                .filter(entity -> !entity.equals(draft.entity())
                        && draft.multiplies(draft.entity().name(), entity.name()))
                .flatMap(Entity::mainDate)
                .filter(Attribute::isTemporal);
    }
}
