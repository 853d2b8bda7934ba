package io.nl2sql.core.embedded.rule.figure;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.cue.PlainWords;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.SchemaHit;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** "Average and highest salary", "total accruals", "how much did each region spend": functions and what they are of. */
final class Aggregating {
    private Aggregating() {}

    static void aggregate(Draft draft, int at) {
        List<Integer> functions = new ArrayList<>(List.of(at));
        int next = afterCount(draft, draft.after(at));
        while (draft.isFree(next) && draft.does(next, Operation.AGGREGATE) || isExtremeShown(draft, next)) {
            if (draft.isFree(next)) {
                functions.add(next);
            }
            next = afterCount(draft, draft.after(next));
        }
        functions.forEach(place -> draft.use(place));
        next = afterValues(draft, next);
        boolean extreme = functions.stream().allMatch(place -> isExtreme(draft.item(place)));
        if (isOwner(draft, next, extreme)) {
            draft.use(next++);
        }
        List<Attribute> columns = columns(draft, next, extreme);
        if (columns.isEmpty()) {
            columns = trailing(draft, at, next).stream().toList();
        }
        List<Attribute> all = columns;
        for (int function : functions) {
            all.forEach(column -> show(
                    draft,
                    function,
                    new Aggregate(Targets.function(draft.item(function)), Optional.of(column), false)));
        }
        if (columns.isEmpty() && !isAfterthought(draft, next) && !dealing(draft, at, next)) {
            table(draft, at, next);
        }
        kinds(draft, next + 2 * columns.size() - 1);
        useAgain(draft, columns);
    }

    /** In "total vacation days" the vacation only says which. */
    static int afterValues(Draft draft, int from) {
        int at = from;
        while (at < draft.size() && draft.item(at).value().isPresent()) {
            at++;
        }
        boolean figure =
                draft.field(at).filter(f -> isAggregable(f.attribute(), false)).isPresent();
        return figure ? at : from;
    }

    /** In "salary range by town" and "price cakes avg" the column stands before. */
    private static Optional<Attribute> trailing(Draft draft, int at, int next) {
        boolean ends = next >= draft.size() || draft.does(next, Operation.GROUP);
        List<Integer> before = IntStream.range(0, at)
                .filter(place -> draft.field(place)
                        .filter(field -> isAggregable(field.attribute(), false))
                        .isPresent())
                .filter(place -> !draft.does(place - 1, Operation.GROUP))
                .boxed()
                .toList();
        boolean near = ends
                && before.size() == 1
                && !draft.isAside(before.get(0))
                && (draft.isBeside(before.get(0), at)
                        || draft.isTerse()
                        || draft.item(at).text().equalsIgnoreCase("on average"));
        return near
                ? draft.field(before.get(0)).map(field -> {
                    draft.use(before.get(0));
                    return field.attribute();
                })
                : Optional.empty();
    }

    /** "The average term in days" says the column once more with its unit. */
    private static void useAgain(Draft draft, List<Attribute> columns) {
        IntStream.range(0, draft.size())
                .filter(at -> !draft.does(at - 1, Operation.GROUP)
                        && draft.wordBefore(at).equals("in"))
                .filter(at -> draft.field(at)
                        .filter(field -> columns.contains(field.attribute()))
                        .isPresent())
                .forEach(draft::use);
    }

    /** In "total order value" the order is that of the value. */
    private static boolean isOwner(Draft draft, int at, boolean extreme) {
        return draft.isBeside(at, at + 1)
                && draft.field(at + 1)
                        .filter(f -> isAggregable(f.attribute(), extreme))
                        .filter(f -> draft.named(at).filter(f.entity()::equals).isPresent())
                        .isPresent();
    }

    /** "Average and oldest age": the second was read as an extreme. */
    private static boolean isExtremeShown(Draft draft, int at) {
        return draft.does(at - 1, Operation.AND)
                && !draft.isFree(at)
                && draft.shown().stream().anyMatch(shown -> shown.at() == at)
                && (draft.does(at, Operation.EXTREME) || draft.does(at, Operation.ADJECTIVE));
    }

    /** "How many customers in total" has said already what is counted. */
    private static boolean isAfterthought(Draft draft, int next) {
        boolean worth = draft.item(next - 1).text().contains("they")
                || draft.item(next - 1).text().endsWith("that");
        return next >= draft.size()
                && !worth
                && draft.shown().stream().anyMatch(shown -> shown.expression().isAggregate());
    }

    /** "Average price of different products": one figure for each. */
    static void kinds(Draft draft, int at) {
        boolean different = draft.isFree(at) && draft.does(at, Operation.DISTINCT);
        Optional<Attribute> kind =
                draft.field(at + 1).map(Meaning.Field::attribute).filter(a -> !a.isNumeric());
        if (different && kind.isPresent()) {
            draft.use(at, at + 1);
            draft.dimensions().add(new Draft.Shown(at + 1, new Expression.Column(kind.get())));
        }
    }

    /** In "average number of points" the points are the number. */
    private static int afterCount(Draft draft, int at) {
        return draft.does(at, Operation.COUNT) && !draft.isFree(at) ? at + 1 : at;
    }

    private static boolean isExtreme(Item item) {
        AggregateFunction function = Targets.function(item);
        return function == AggregateFunction.MIN || function == AggregateFunction.MAX;
    }

    private static List<Attribute> columns(Draft draft, int from, boolean extreme) {
        List<Attribute> columns = new ArrayList<>();
        int at = from;
        while (draft.field(at).filter(f -> isAggregable(f.attribute(), extreme)).isPresent()) {
            columns.add(draft.field(at).orElseThrow().attribute());
            draft.use(at);
            boolean more = draft.isFree(at + 1) && draft.does(at + 1, Operation.AND);
            at = more ? at + 2 : draft.size();
        }
        return columns;
    }

    /** "How much did each region spend": the amount is that of a word that follows later. */
    private static boolean dealing(Draft draft, int at, int next) {
        boolean open = Targets.function(draft.item(at)) == AggregateFunction.SUM
                && (draft.named(next).flatMap(Dealings::amount).isEmpty() || isDoing(draft, at));
        for (int place = 0; open && place < draft.size(); place++) {
            int here = place;
            Optional<Attribute> amount = draft.field(place)
                    .map(Meaning.Field::attribute)
                    .filter(attribute -> attribute.role() == Attribute.Role.MEASURE && !Dealings.isPrice(attribute))
                    .or(() -> dimension(draft, here) ? Optional.empty() : amount(draft, here));
            if (amount.isPresent()) {
                draft.use(place);
                show(draft, at, new Aggregate(AggregateFunction.SUM, amount, false));
                return true;
            }
        }
        return false;
    }

    private static boolean dimension(Draft draft, int place) {
        return draft.does(place - 1, Operation.GROUP);
    }

    private static Optional<Attribute> amount(Draft draft, int place) {
        boolean verb = draft.item(place).candidate().source() == SchemaHit.Source.VERB
                || draft.item(place).candidate().source() == SchemaHit.Source.RELATED_WORD;
        return draft.named(place)
                .or(() -> draft.field(place)
                        .filter(field -> verb && field.attribute().isTemporal())
                        .map(Meaning.Field::entity))
                .filter(entity -> !entity.named())
                .flatMap(Dealings::amount);
    }

    /** In "how much did the guests pay" the amount is what was paid, not one of the guests' own. */
    private static boolean isDoing(Draft draft, int at) {
        return draft.item(at).text().toLowerCase(Locale.ROOT).equals("how much")
                && PlainWords.english().helpsVerb(draft.wordAfter(at));
    }

    private static void table(Draft draft, int at, int next) {
        AggregateFunction function = Targets.function(draft.item(at));
        Entity entity = draft.named(next).orElse(draft.entity());
        draft.named(next).ifPresent(named -> draft.use(next));
        Optional<Attribute> measure = entity.mainMeasure();
        boolean perOther = function == AggregateFunction.AVG
                && next < draft.size()
                && draft.item(next).named().isPresent()
                && draft.item(next).text().endsWith("s")
                && draft.items().stream().anyMatch(item -> item.does(Operation.GROUP));
        if (perOther) {
            draft.unsettle();
        }
        if (function == AggregateFunction.SUM && entity.named() && areCounted(draft, entity)) {
            draft.counted(Optional.of(entity));
            show(draft, at, Aggregate.rows());
            return;
        }
        if (function == AggregateFunction.SUM && entity.named()) {
            draft.unsettle();
        }
        if (measure.filter(m -> m.role() == Attribute.Role.MEASURE).isPresent()) {
            show(draft, at, new Aggregate(function, measure, false));
            draft.assume(
                    "\"" + draft.item(at).text() + "\" is about the "
                            + measure.get().spoken() + ".",
                    entity.hasOneMeasure() ? 0 : 0.05);
        } else if (function == AggregateFunction.SUM) {
            draft.counted(Optional.of(entity));
            show(draft, at, Aggregate.rows());
            draft.assume("The total is the number of " + entity.spoken() + ".", 0.15);
        } else {
            draft.doubt(0.5);
        }
    }

    /** "Guests in total" and "total guests" are so many guests. */
    private static boolean areCounted(Draft draft, Entity entity) {
        return draft.items().stream()
                .filter(item -> item.named()
                        .filter(named -> named.entity().equals(entity))
                        .isPresent())
                .anyMatch(item ->
                        item.text().endsWith("s") && !Stems.of(item.text()).endsWith("s"));
    }

    static boolean isAggregable(Attribute attribute, boolean extreme) {
        return attribute.isNumeric()
                        && attribute.role() != Attribute.Role.KEY
                        && attribute.role() != Attribute.Role.REFERENCE
                || extreme && attribute.isTemporal();
    }

    static void show(Draft draft, int at, Expression expression) {
        draft.shown().add(new Draft.Shown(at, expression));
    }
}
