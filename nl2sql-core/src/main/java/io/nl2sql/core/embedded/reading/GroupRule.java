package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Grain;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** "by month", "per cost center", "for each department and status", "monthly". */
final class GroupRule implements Rule {
    private static final Set<String> ARRANGED = Set.of("sorted", "ordered", "grouped", "ranked", "arranged", "listed");

    @Override
    public void apply(Draft draft) {
        for (int at : draft.places(Operation.GROUP)) {
            draft.use(at);
            if (isDoer(draft, at + 1)) {
                continue;
            }
            int next = draft.does(at + 1, Operation.DISTINCT) ? at + 2 : at + 1;
            while (dimension(draft, next)) {
                boolean more = draft.isFree(next + 1) && draft.does(next + 1, Operation.AND);
                next = more ? next + 2 : draft.size();
                if (more && hasMeasureBetween(draft, next)) {
                    break;
                }
            }
        }
        for (int at : draft.places(Operation.GRAIN)) {
            if (!draft.item(at).text().endsWith("s")) {
                grain(draft, at);
            }
        }
    }

    /** "Orders placed by customer Ann Lee": the table only says what the name beside it is. */
    private static boolean isDoer(Draft draft, int at) {
        return draft.does(at - 1, Operation.GROUP)
                && draft.item(at - 1).text().equals("by")
                && draft.named(at).isPresent()
                && (isDone(draft, at) || hasOwnValue(draft, at));
    }

    /** "Methods used by parties": whoever does it, in the plural, is nothing to group by. */
    private static boolean isDone(Draft draft, int at) {
        String done = draft.wordBefore(at - 1);
        String doers = draft.item(at).text();
        return done.endsWith("ed")
                && !ARRANGED.contains(done)
                && doers.endsWith("s")
                && !Stems.of(doers).endsWith("s");
    }

    private static boolean hasOwnValue(Draft draft, int at) {
        return at + 1 < draft.size()
                && draft.item(at + 1)
                        .value()
                        .filter(value ->
                                draft.named(at).filter(value.entity()::equals).isPresent())
                        .isPresent();
    }

    /** After "for each department" a comma leads on to what is asked, not to another dimension. */
    private static boolean hasMeasureBetween(Draft draft, int next) {
        return draft.item(next - 1).text().equals(",")
                || draft.does(next, Operation.COUNT)
                || draft.does(next, Operation.AGGREGATE);
    }

    private static boolean dimension(Draft draft, int at) {
        Optional<Meaning.Field> field = draft.field(at);
        if (field.isPresent()) {
            draft.use(at);
            Attribute attribute = field.get().attribute();
            Optional<List<Expression>> referred =
                    References.isSpoken(draft.item(at).text(), attribute)
                            ? References.labels(draft, attribute)
                            : Optional.empty();
            referred.orElseGet(() -> List.of(new Expression.Column(attribute))).forEach(shown -> add(draft, at, shown));
            return true;
        }
        Optional<Entity> named = draft.named(at);
        if (named.isPresent()) {
            draft.use(at);
            Draft.labels(named.get()).forEach(label -> add(draft, at, label));
            return true;
        }
        return draft.isFree(at) && draft.does(at, Operation.GRAIN) && grain(draft, at);
    }

    private static boolean grain(Draft draft, int at) {
        Grain grain = Grain.valueOf(
                draft.item(at).cue().map(Cue::argument).orElseThrow().toUpperCase(Locale.ROOT));
        Optional<Attribute> date = date(draft, at);
        date.filter(Attribute::isTemporal)
                .ifPresent(attribute -> add(draft, at, new Expression.Bucket(grain, attribute)));
        date.filter(attribute -> attribute.role() == Attribute.Role.YEAR && grain == Grain.YEAR)
                .ifPresent(attribute -> add(draft, at, new Expression.Column(attribute)));
        draft.use(at);
        return date.isPresent();
    }

    /** In "posted per month" the date that was posted, in "per month in 2025" the date that is in 2025. */
    private static Optional<Attribute> date(Draft draft, int at) {
        int before = draft.does(at - 1, Operation.GROUP) ? at - 2 : at - 1;
        Optional<Attribute> named =
                draft.field(before).map(Meaning.Field::attribute).filter(Attribute::isTemporal);
        if (named.isPresent()) {
            draft.use(before);
            return named;
        }
        return draft.filters.stream()
                .map(Draft.Placed::condition)
                .filter(Condition.Within.class::isInstance)
                .map(within -> ((Condition.Within) within).attribute())
                .filter(attribute -> attribute.table().equals(draft.entity.name())
                        || draft.event(at)
                                .filter(event -> event.name().equals(attribute.table()))
                                .isPresent())
                .findFirst()
                .or(() -> draft.event(at).flatMap(Entity::mainDate))
                .or(draft.entity::mainDate);
    }

    private static void add(Draft draft, int at, Expression expression) {
        draft.dimensions.add(new Draft.Shown(at, expression));
    }
}
