package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.draft.References;
import io.nl2sql.core.embedded.draft.Targets;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.embedded.shape.Facts;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** "The average number of bills per shop", "average spend per guest by town": all of the ones, divided by the others. */
public final class PerThingRule implements Rule {
    private record Total(int from, int to, Entity entity, Aggregate figure) {}

    private record Thing(int at, Attribute key) {}

    @Override
    public void apply(Draft draft) {
        Optional<Integer> average = draft.places(Operation.AGGREGATE).stream()
                .filter(at -> Targets.function(draft.item(at)) == AggregateFunction.AVG)
                .findFirst();
        if (draft.shape().isPresent()
                || average.isEmpty()
                || !draft.places(Operation.SPLIT).isEmpty()
                || !draft.places(Operation.COMPARE).isEmpty()) {
            return;
        }
        Optional<Thing> thing = thing(draft).or(() -> usual(draft, average.get()));
        Optional<Total> total = thing.flatMap(some -> total(draft, average.get(), some));
        if (total.isPresent() && fits(draft, total.get(), thing.get())) {
            divide(draft, average.get(), total.get(), thing.get());
        } else if (total.isPresent()) {
            draft.unsettle();
        }
    }

    private static boolean fits(Draft draft, Total total, Thing thing) {
        TableName from = total.entity().name();
        TableName to = thing.key().table();
        Optional<List<Join>> path = from.equals(to) ? Optional.empty() : draft.path(from, to);
        boolean sum = total.figure().function() == AggregateFunction.SUM;
        return path.filter(joins -> sum ? !Paths.multiply(from, joins) : Paths.countsOnce(from, joins))
                .filter(joins -> isKeptByGroups(draft, from, thing, joins))
                .isPresent();
    }

    /** Whether what is further grouped by leaves the things what they are counted of. */
    private static boolean isKeptByGroups(Draft draft, TableName from, Thing thing, List<Join> path) {
        TableName to = thing.key().table();
        return draft.places(Operation.GROUP).stream()
                .filter(at -> at != thing.at())
                .flatMap(at -> draft
                        .named(at + 1)
                        .map(Entity::name)
                        .or(() -> draft.field(at + 1)
                                .map(field -> field.attribute().table()))
                        .stream())
                .filter(group -> !group.equals(from) && !group.equals(to))
                .allMatch(group -> draft.tree(from, Set.of(to, group))
                                .filter(joins -> joins.containsAll(path))
                                .isPresent()
                        && (!draft.multiplies(from, group) || !draft.multiplies(to, group)));
    }

    /** The shop of "per shop" or "each shop"; its key counts shops. */
    private static Optional<Thing> thing(Draft draft) {
        for (int at : draft.places(Operation.GROUP)) {
            String text = draft.item(at).text().toLowerCase(Locale.ROOT);
            boolean single = !text.endsWith("by");
            Optional<Attribute> key = draft.named(at + 1)
                    .or(() -> draft.field(at + 1)
                            .map(Meaning.Field::attribute)
                            .filter(attribute ->
                                    References.isSpoken(draft.item(at + 1).text(), attribute))
                            .flatMap(attribute -> References.of(draft, attribute)))
                    .filter(entity -> entity.key().size() == 1)
                    .map(entity -> entity.key().get(0));
            if (single && key.isPresent()) {
                return Optional.of(new Thing(at, key.get()));
            }
        }
        return Optional.empty();
    }

    /** In "how many bills does the average shop write" the shops divide. */
    private static Optional<Thing> usual(Draft draft, int average) {
        boolean counts = draft.places(Operation.COUNT).stream().anyMatch(at -> at < average);
        Optional<Attribute> key = draft.named(average + 1)
                .or(() -> draft.field(average + 1)
                        .filter(field -> field.entity().key().equals(List.of(field.attribute())))
                        .map(Meaning.Field::entity))
                .filter(entity -> entity.key().size() == 1)
                .map(entity -> entity.key().get(0));
        return key.filter(some -> counts).map(some -> new Thing(average, some));
    }

    private static Optional<Total> total(Draft draft, int average, Thing thing) {
        List<Integer> counts = draft.places(Operation.COUNT);
        for (int at : counts) {
            int next = draft.after(at);
            boolean afterthought = average > thing.at()
                    && draft.field(average + 1).isEmpty()
                    && draft.named(average + 1).isEmpty();
            boolean near = at == average + 1 || afterthought || average + 1 == thing.at() + 1;
            Optional<Entity> counted = near
                    ? draft.named(next)
                            .filter(entity -> entity.key().size() == 1
                                    && entity.ownNumber().isEmpty())
                    : Optional.empty();
            if (counted.isPresent()) {
                return counted.map(entity -> new Total(
                        at,
                        next,
                        entity,
                        new Aggregate(
                                AggregateFunction.COUNT,
                                Optional.of(entity.key().get(0)),
                                false)));
            }
        }
        return several(draft, average, thing).or(() -> spent(draft, average, thing));
    }

    /** The bills of "average bills per shop": how many there are. */
    private static Optional<Total> several(Draft draft, int average, Thing thing) {
        int next = average + 1;
        draft.named(next).flatMap(Dealings::amount).ifPresent(amount -> draft.unsettle());
        return draft.named(next)
                .filter(entity -> next + 1 == thing.at()
                        && !Stems.fold(draft.item(next).text())
                                .equals(Stems.of(draft.item(next).text()))
                        && entity.ownNumber().isEmpty()
                        && draft.multiplies(thing.key().table(), entity.name()))
                .map(entity -> new Total(
                        next,
                        next,
                        entity,
                        new Aggregate(
                                AggregateFunction.COUNT,
                                entity.key().stream().limit(1).findFirst(),
                                false)));
    }

    /** Money of dealings, where there is a further group that the quotient is of. */
    private static Optional<Total> spent(Draft draft, int average, Thing thing) {
        int next = average + 1;
        int groups = draft.places(Operation.GROUP).size();
        boolean further = draft.item(thing.at()).text().equalsIgnoreCase("per")
                && (groups > 1 || draft.asksWhich() && groups == 1);
        return draft.field(next)
                .filter(field -> further && field.attribute().role() == Attribute.Role.MEASURE)
                .filter(field ->
                        draft.multiplies(thing.key().table(), field.entity().name()))
                .map(field -> new Total(
                        next,
                        next,
                        field.entity(),
                        new Aggregate(AggregateFunction.SUM, Optional.of(field.attribute()), false)));
    }

    /** "Which town has the highest average spend per guest". */
    private static boolean ranked(Draft draft, int at, Expression quotient) {
        boolean ranks = draft.isFree(at)
                && draft.asksWhich()
                && (draft.does(at, Operation.EXTREME) || draft.does(at, Operation.ADJECTIVE))
                && Facts.subject(draft);
        if (ranks) {
            boolean descending = draft.item(at).cue().map(Cue::isDescending).orElse(true);
            draft.use(at);
            draft.order().add(new Query.Order(quotient, descending));
            draft.limit(OptionalInt.of(1));
        }
        return ranks;
    }

    private static void divide(Draft draft, int average, Total total, Thing thing) {
        draft.use(average, total.from(), total.to(), thing.at(), thing.at() + 1);
        draft.entity(total.entity());
        draft.counted(Optional.of(total.entity()));
        Expression things = new Aggregate(AggregateFunction.COUNT, Optional.of(thing.key()), true);
        Expression quotient = new Ratio(total.figure(), things, false);
        if (!ranked(draft, average - 1, quotient)) {
            draft.shown().add(new Draft.Shown(draft.size(), quotient));
        }
        String per = draft.model().entity(thing.key().table()).orElseThrow().spoken();
        draft.assume("Only " + per + " with " + total.entity().spoken() + " are counted.", 0);
    }
}
