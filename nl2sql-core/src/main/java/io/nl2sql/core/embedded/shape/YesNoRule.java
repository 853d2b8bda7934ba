package io.nl2sql.core.embedded.shape;

import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Shape;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.reading.Item;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** "Do we have customers in Japan?", "Are all hardware vendors active?": one row that says whether it is so. */
public final class YesNoRule implements Rule {
    private static final Set<String> ALL = Set.of("every", "all", "each");

    @Override
    public void apply(Draft draft) {
        if (draft.shape().isPresent() || !draft.isYesNo()) {
            return;
        }
        Optional<Integer> all = all(draft);
        if (all.isPresent() && draft.filters().isEmpty()) {
            stored(draft);
        }
        boolean said = !draft.filters().isEmpty()
                || !draft.having().isEmpty()
                || !draft.lacks().isEmpty();
        if (!said || draft.limit().isPresent()) {
            return;
        }
        draft.shown().clear();
        draft.dimensions().clear();
        draft.order().clear();
        draft.orderByFirst(Optional.empty());
        draft.limit(OptionalInt.empty());
        draft.shape(all.<Shape>map(All::new).orElseGet(Some::new));
    }

    /** "Does every customer have an agent": where a column refers to one. */
    private static void stored(Draft draft) {
        Optional<Attribute> own = IntStream.range(0, draft.size())
                .mapToObj(draft::item)
                .flatMap(item -> item.field().stream())
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.table().equals(draft.entity().name()))
                .findFirst();
        if (draft.shown().isEmpty() && own.isPresent()) {
            draft.filter(draft.size(), new Condition.Missing(own.get(), true));
            return;
        }
        draft.shown().stream()
                .filter(shown -> shown.expression() instanceof Expression.Column some
                        && some.attribute().table().equals(draft.entity().name()))
                .findFirst()
                .ifPresent(shown -> draft.filter(
                        shown.at(), new Condition.Missing(((Expression.Column) shown.expression()).attribute(), true)));
    }

    /** Place of the rows that "all" or "every" speaks of. */
    private static Optional<Integer> all(Draft draft) {
        List<String> words = draft.words(0, draft.question().length());
        if (words.size() < 3 || !ALL.contains(words.get(1)) && !ALL.contains(words.get(2))) {
            return Optional.empty();
        }
        for (int at = 0; at < draft.size(); at++) {
            Item item = draft.item(at);
            if (item.named().isPresent() || item.field().isPresent()) {
                draft.entity(item.meaning().entityMeant().orElseThrow());
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Query rows(Query query, Draft draft) {
        Entity root = draft.model().entity(query.root()).orElseThrow();
        Expression any = new Expression.Column(root.attributes().get(0));
        return query.unordered().showing(query.having().isEmpty() ? List.of(any) : query.outputs());
    }

    /** Whether there is any such row. */
    private record Some() implements Shape {
        @Override
        public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
            Query rows = rows(query, draft);
            return Optional.of(new Statement.Figures(List.of(new Expression.Holds(
                    new Condition.Finds(rows.having().isEmpty() ? rows.by(List.of()) : rows, false)))));
        }
    }

    /** Whether no row is otherwise: what is said before the rows belongs to them, what follows is claimed. */
    private record All(int object) implements Shape {
        @Override
        public void settle(Draft draft) {
            List<Draft.Placed> after = draft.filters().stream()
                    .filter(placed -> placed.at() >= object)
                    .toList();
            List<Draft.Placed> told = after.stream()
                    .filter(placed -> !(placed.condition() instanceof Condition.Within))
                    .toList();
            List<Draft.Placed> claims = told.isEmpty() ? after : told;
            draft.filters().removeAll(claims);
            draft.parts().add(claims);
            if (claims.isEmpty()) {
                draft.giveUp();
            }
        }

        @Override
        public Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft) {
            if (parts.isEmpty() || parts.get(0).size() != 1) {
                return Optional.empty();
            }
            List<Condition> filters = new ArrayList<>(query.filters());
            filters.add(new Condition.Untrue(parts.get(0).get(0)));
            Query others = rows(query, draft).where(filters).by(List.of());
            return Optional.of(new Statement.Figures(List.of(new Expression.Holds(new Condition.Finds(others, true)))));
        }
    }
}
