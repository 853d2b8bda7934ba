package io.nl2sql.core.embedded.shape.group;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.Column;
import io.nl2sql.core.embedded.query.Expression.Scalar;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "How many guests and waiters are in each town": numbers of rows of two tables, each found by a query of its own. */
public final class CountsRule implements Rule {
    @Override
    public void apply(Draft draft) {
        Optional<Integer> count = draft.places(Operation.COUNT).stream().findFirst();
        if (draft.shape().isPresent() || count.isEmpty()) {
            return;
        }
        int one = count.get() + 1;
        int and = one + 1;
        int other = draft.does(and + 1, Operation.COUNT) ? and + 2 : and + 1;
        boolean two = draft.named(one).isPresent()
                && draft.does(and, Operation.AND)
                && draft.named(other)
                        .filter(entity -> !draft.named(one).get().equals(entity))
                        .isPresent();
        if (two) {
            read(draft, count.get(), one, other);
        }
    }

    private static void read(Draft draft, int from, int one, int other) {
        List<Integer> groups = draft.places(Operation.GROUP);
        Optional<Entity> each = groups.size() == 1 ? draft.named(groups.get(0) + 1) : Optional.empty();
        boolean saysMore = IntStream.range(0, draft.size())
                .filter(at -> at < from || at > other)
                .filter(at -> groups.stream().noneMatch(group -> at == group || at == group + 1))
                .anyMatch(at -> !draft.does(at, Operation.DISTINCT));
        List<Query> counts = new ArrayList<>();
        for (int place : new int[] {one, other}) {
            count(draft, draft.named(place).orElseThrow(), each).ifPresent(counts::add);
        }
        boolean grouped = groups.isEmpty()
                || each.filter(entity -> entity.key().size() == 1).isPresent();
        if (saysMore || !grouped || counts.size() != 2) {
            return;
        }
        IntStream.range(0, draft.size()).forEach(draft::use);
        draft.counted(Optional.empty());
        draft.shown().add(new Draft.Shown(0, Aggregate.rows()));
        Statement statement = statement(each, counts);
        draft.shape((query, parts, d) -> Optional.of(statement));
    }

    /** The number of rows, where each of them has one of the others at most. */
    private static Optional<Query> count(Draft draft, Entity counted, Optional<Entity> each) {
        if (each.isEmpty()) {
            return Optional.of(Query.of(counted.name(), List.of(), List.of(Aggregate.rows())));
        }
        boolean once = !counted.equals(each.get())
                && !draft.multiplies(counted.name(), each.get().name());
        Optional<List<Join>> joins =
                once ? draft.tree(counted.name(), Set.of(each.get().name())) : Optional.empty();
        return joins.map(path -> Query.of(counted.name(), path, List.of(Aggregate.rows())));
    }

    private static Statement statement(Optional<Entity> each, List<Query> counts) {
        List<Expression> same = each.stream()
                .flatMap(entity -> entity.key().stream())
                .<Expression>map(Column::new)
                .toList();
        List<Expression> outputs = new ArrayList<>(each.map(Draft::labels).orElse(List.of()));
        counts.forEach(query -> outputs.add(new Scalar(query, same)));
        return each.<Statement>map(entity -> Query.of(entity.name(), List.of(), outputs))
                .orElseGet(() -> new Statement.Figures(outputs));
    }
}
