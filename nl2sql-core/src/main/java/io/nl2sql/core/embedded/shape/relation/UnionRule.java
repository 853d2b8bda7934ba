package io.nl2sql.core.embedded.shape.relation;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "Phone numbers of all guests and waiters": what two tables know alike, in one list. */
public final class UnionRule implements Rule {
    private static final Set<String> OWNING = Set.of("of", "for", "from");
    private static final Set<String> STATES = Set.of("status", "state", "stage", "type", "kind");
    private static final int NEAR = 2;

    @Override
    public void apply(Draft draft) {
        int one = IntStream.range(0, draft.size())
                .filter(at -> draft.field(at).isPresent())
                .findFirst()
                .orElse(-1);
        int left = one + 1;
        int right = one + 3;
        boolean fits = draft.shape().isEmpty()
                && one >= 0
                && right == draft.size() - 1
                && IntStream.range(0, one).allMatch(at -> draft.does(at, Operation.DISTINCT))
                && draft.does(left + 1, Operation.AND)
                && draft.named(left).isPresent()
                && draft.named(right).isPresent()
                && !draft.isAside(left)
                && draft.words(draft.item(one).end(), draft.item(left).start()).stream()
                        .anyMatch(OWNING::contains)
                && draft.words(draft.item(right).end(), draft.question().length()).stream()
                        .noneMatch(draft.cues()::opensAside);
        if (fits) {
            join(draft, one, draft.named(left).orElseThrow(), draft.named(right).orElseThrow());
        }
    }

    private static void join(Draft draft, int spoken, Entity left, Entity right) {
        Attribute said = draft.field(spoken).orElseThrow().attribute();
        boolean named = draft.item(spoken).isBareName()
                || draft.field(spoken).orElseThrow().entity().labels().contains(said);
        boolean state = said.words().stream().anyMatch(STATES::contains) || said.role() != Attribute.Role.TEXT;
        if (!named && state) {
            return;
        }
        Optional<Attribute> here = named ? label(left) : alike(left, said);
        Optional<Attribute> there = named ? label(right) : alike(right, said);
        boolean pairs = draft.path(left.name(), right.name())
                .filter(path -> path.size() <= NEAR)
                .isPresent();
        if (left.equals(right) || here.isEmpty() || there.isEmpty() || pairs) {
            return;
        }
        IntStream.range(0, draft.size()).forEach(draft::use);
        draft.entity(left);
        draft.shown().add(new Draft.Shown(spoken, new Expression.Column(here.get())));
        List<Query> both = List.of(all(left, here.get()), all(right, there.get()));
        draft.shape((query, parts, d) -> Optional.of(new Statement.Union(both)));
    }

    private static Query all(Entity entity, Attribute shown) {
        return Query.of(entity.name(), List.of(), List.of(new Expression.Column(shown)));
    }

    private static Optional<Attribute> label(Entity entity) {
        return entity.named() && entity.labels().size() == 1
                ? Optional.of(entity.labels().get(0))
                : Optional.empty();
    }

    /** The column of a table that is called like another's. */
    private static Optional<Attribute> alike(Entity entity, Attribute said) {
        String key = Stems.key(said.words());
        return entity.attributes().stream()
                .filter(attribute -> Stems.key(attribute.words()).equals(key) && !attribute.masked())
                .filter(attribute -> attribute.type().category() == said.type().category())
                .findFirst();
    }
}
