package io.nl2sql.core.embedded.shape.share;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Filtered;
import io.nl2sql.core.embedded.query.Expression.OrNought;
import io.nl2sql.core.embedded.query.Expression.Ratio;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "Which shop has the highest percentage of unpaid bills": ranked by the part rather than by how many.
 *
 * @param share place of the words that ask for the part
 */
record RankedShare(int share) implements Shape {
    @Override
    public void settle(Draft draft) {
        List<Draft.Placed> part = draft.filters().stream()
                .filter(placed -> placed.at() > share && !(placed.condition() instanceof Condition.Within))
                .toList();
        if (part.size() > 1) {
            part = state(draft, part);
        }
        draft.filters().removeAll(part);
        draft.parts().add(part);
    }

    /** In "the percentage of unpaid bills in Berlin" the part is what is unpaid, and the whole is in Berlin too. */
    private List<Draft.Placed> state(Draft draft, List<Draft.Placed> said) {
        int thing = IntStream.range(share + 1, draft.size())
                .filter(at -> draft.item(at).named().isPresent())
                .findFirst()
                .orElse(draft.size());
        List<Draft.Placed> before =
                said.stream().filter(placed -> placed.at() < thing).toList();
        if (before.isEmpty() || thing == draft.size()) {
            draft.unsettle();
        }
        return before.isEmpty() ? said : before;
    }

    @Override
    public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
        if (parts.isEmpty() || parts.get(0).isEmpty()) {
            return Optional.of(query);
        }
        List<Query.Order> order = query.order().stream()
                .map(by -> new Query.Order(part(by.by(), parts.get(0)), by.descending()))
                .toList();
        return Optional.of(query.ordered(order, query.limit()));
    }

    private static Expression part(Expression all, List<Condition> conditions) {
        return new Ratio(new OrNought(new Filtered(all, conditions)), all, false);
    }
}
