package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Dealings;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Bound;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;

/** Requires a number of rows: of another table for each row, or of the same table for each group. */
public final class Counts {
    private Counts() {}

    public static void require(Draft draft, int at, Entity counted, Bound bound) {
        if (counted.name().equals(draft.entity().name())) {
            draft.having().add(new Condition.Compare(Aggregate.rows(), bound.operator(), bound.number()));
            return;
        }
        Optional<Attribute> stored = draft.entity().numberOf(counted);
        if (stored.isPresent()) {
            draft.filter(
                    at, new Condition.Compare(new Expression.Column(stored.get()), bound.operator(), bound.number()));
            return;
        }
        Optional<List<Join>> path = severalOf(draft, counted);
        if (path.isEmpty()) {
            draft.doubt(0.6);
            return;
        }
        Optional<List<Join>> dealt = throughDealings(draft, counted, path.get());
        Bound number = dealt.isPresent() ? bound.ofDifferent() : bound;
        draft.filter(
                at,
                new Condition.Related(
                        draft.entity().name(), dealt.orElse(path.get()), List.of(), false, Optional.of(number)));
    }

    /** Bills pair a shop with the same customer again and again: then different customers are counted. */
    private static Optional<List<Join>> throughDealings(Draft draft, Entity counted, List<Join> path) {
        boolean pairing = path.size() == 1
                && !path.get(0).touches(counted.name())
                && draft.model()
                        .entity(path.get(0).from())
                        .flatMap(Dealings::amount)
                        .isPresent();
        return pairing
                ? draft.model().graph().of(path.get(0).from()).stream()
                        .filter(join -> join.from().equals(path.get(0).from())
                                && join.to().equals(counted.name()))
                        .findFirst()
                        .map(join -> List.of(path.get(0), join))
                : Optional.empty();
    }

    /** The way to the counted rows; through a table that pairs both where the direct one finds a single row. */
    private static Optional<List<Join>> severalOf(Draft draft, Entity counted) {
        TableName from = draft.entity().name();
        Optional<List<Join>> direct = draft.path(from, counted.name());
        if (direct.isEmpty() || Paths.multiply(from, direct.get())) {
            return direct;
        }
        return draft.model().graph().of(counted.name()).stream()
                .filter(join -> join.to().equals(counted.name()))
                .map(Join::from)
                .filter(pairing -> !pairing.equals(from))
                .map(pairing -> draft.model().graph().of(pairing).stream()
                        .filter(join -> join.from().equals(pairing) && join.to().equals(from))
                        .findFirst()
                        .map(List::of))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> direct);
    }
}
