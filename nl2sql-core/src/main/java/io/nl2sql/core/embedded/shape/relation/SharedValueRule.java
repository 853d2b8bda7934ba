package io.nl2sql.core.embedded.shape.relation;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What two tables know alike: "cities with both guests and waiters", "guests who live in the same city as a waiter". */
public final class SharedValueRule implements Rule {
    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent()) {
            return;
        }
        for (int at = 0; at < draft.size(); at++) {
            Optional<Attribute> spoken =
                    draft.field(at).map(Meaning.Field::attribute).filter(attribute -> isShareable(draft, attribute));
            if (spoken.isPresent() && (same(draft, at, spoken.get()) || both(draft, at, spoken.get()))) {
                return;
            }
        }
    }

    /** A text that does not name the row itself. */
    private static boolean isShareable(Draft draft, Attribute attribute) {
        return attribute.role() == Attribute.Role.TEXT
                || attribute.role() == Attribute.Role.LABEL
                        && draft.model()
                                .entity(attribute.table())
                                .filter(entity -> !entity.labels().contains(attribute))
                                .isPresent();
    }

    /** "Guests in the same city as one of our waiters". */
    private static boolean same(Draft draft, int at, Attribute spoken) {
        int other = next(draft, at + 1);
        boolean said =
                draft.wordBefore(at).equals("same") && draft.wordAfter(at).equals("as") && other > 0;
        Optional<Attribute> own = said ? alike(draft.entity(), spoken) : Optional.empty();
        Optional<Attribute> others = said ? draft.named(other).flatMap(entity -> alike(entity, spoken)) : own;
        if (own.isEmpty() || others.isEmpty() || own.equals(others)) {
            return false;
        }
        draft.use(at, other);
        draft.places(Operation.COMPARE).stream().filter(place -> place < other).forEach(draft::use);
        draft.filter(at, among(own.get(), others.get()));
        return true;
    }

    /** "Cities with both guests and waiters", "cities with guests but without waiters". */
    private static boolean both(Draft draft, int at, Attribute spoken) {
        int one = next(draft, at + 1);
        int other = one > 0 ? next(draft, one + 1) : -1;
        if (other < 0) {
            return false;
        }
        boolean without = draft.isFree(other - 1)
                && (draft.does(other - 1, Operation.WITHOUT) || draft.does(other - 1, Operation.NOT));
        boolean done =
                draft.does(one - 1, Operation.GROUP) || draft.isAside(one) && draft.does(other - 1, Operation.AND);
        boolean said = without || done || !draft.places(Operation.BOTH).isEmpty();
        Entity left = draft.named(one).orElseThrow();
        Optional<Attribute> here = alike(left, spoken);
        Optional<Attribute> there = draft.named(other).flatMap(entity -> alike(entity, spoken));
        Optional<Condition> first = said ? reached(draft, spoken, left) : Optional.empty();
        Optional<Condition> second = draft.named(other).flatMap(entity -> reached(draft, spoken, entity));
        boolean apart = here.isPresent() && there.isPresent() && !here.equals(there);
        boolean above = first.isPresent() && second.isPresent() && !first.equals(second);
        if (!said || !apart && !above) {
            return false;
        }
        draft.use(at, one, other);
        draft.places(Operation.BOTH).forEach(draft::use);
        IntStream.range(at, other)
                .filter(place -> draft.does(place, Operation.GROUP) || without && place == other - 1)
                .forEach(draft::use);
        if (!apart) {
            above(draft, at, spoken, List.of(first.get(), second.get()), without);
            return true;
        }
        draft.entity(left);
        draft.shown().add(new Draft.Shown(at, new Expression.Column(here.get())));
        draft.makeDistinct();
        Condition among = among(here.get(), there.get());
        draft.filter(at, without ? new Condition.Not(among) : among);
        return true;
    }

    /** Of what both refer to: "provinces in which guests live but no waiters", by the addresses of either. */
    private static void above(Draft draft, int at, Attribute spoken, List<Condition> sides, boolean without) {
        draft.model().entity(spoken.table()).ifPresent(draft::entity);
        draft.shown().add(new Draft.Shown(at, new Expression.Column(spoken)));
        draft.makeDistinct();
        draft.filter(at, sides.get(0));
        Condition among =
                new Condition.Among(spoken, spoken, List.of(new Condition.Missing(spoken, true), sides.get(1)));
        draft.filter(at, without ? new Condition.Not(among) : among);
    }

    /** That some row of the table refers to a row of the column's table. */
    private static Optional<Condition> reached(Draft draft, Attribute spoken, Entity entity) {
        TableName table = spoken.table();
        return draft.path(table, entity.name())
                .filter(path -> path.size() == 1 && Paths.multiply(table, path))
                .map(path -> new Condition.Related(table, path, List.of(), false, Optional.empty()));
    }

    private static Condition among(Attribute own, Attribute others) {
        return new Condition.Among(own, others, List.of(new Condition.Missing(others, true)));
    }

    private static int next(Draft draft, int from) {
        for (int at = from; at < draft.size(); at++) {
            if (draft.named(at).isPresent()) {
                return at;
            }
            boolean between = draft.does(at, Operation.AND)
                    || draft.does(at, Operation.BOTH)
                    || draft.does(at, Operation.GROUP)
                    || draft.does(at, Operation.WITHOUT)
                    || draft.does(at, Operation.NOT)
                    || draft.does(at, Operation.COMPARE)
                    || draft.figure(at).isPresent();
            if (!between) {
                return -1;
            }
        }
        return -1;
    }

    /** The column of a table that is called like another's. */
    private static Optional<Attribute> alike(Entity entity, Attribute spoken) {
        String key = Stems.key(spoken.words());
        return entity.attributes().stream()
                .filter(attribute -> Stems.key(attribute.words()).equals(key) && !attribute.masked())
                .filter(attribute ->
                        attribute.type().category() == spoken.type().category())
                .findFirst();
    }
}
