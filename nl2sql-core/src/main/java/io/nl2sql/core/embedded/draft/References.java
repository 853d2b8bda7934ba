package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns that refer to rows of another table: "requested" and "support agent" speak of those, their numbers say nothing. */
public final class References {
    private static final Set<String> NUMBERS = Set.of("id", "code", "number", "key", "identifier");

    private References() {}

    /** Whether the words speak of what the column refers to rather than of the number stored in it. */
    public static boolean isSpoken(String text, Attribute attribute) {
        String[] words = Stems.fold(text).split(" ");
        return attribute.role() == Attribute.Role.REFERENCE && !NUMBERS.contains(Stems.of(words[words.length - 1]));
    }

    /** The other table that the column refers to, where no other way leads there. */
    public static Optional<Entity> of(Draft draft, Attribute attribute) {
        List<Join> joins = draft.model().graph().of(attribute.table()).stream()
                .filter(join -> join.from().equals(attribute.table())
                        && join.columns().equals(List.of(attribute.name()))
                        && !join.to().equals(attribute.table()))
                .toList();
        return joins.size() != 1
                ? Optional.empty()
                : draft.model().entity(joins.get(0).to());
    }

    /** The names of what the column refers to. */
    public static Optional<List<Expression>> labels(Draft draft, Attribute attribute) {
        return of(draft, attribute)
                .filter(Entity::named)
                .filter(entity -> draft.path(attribute.table(), entity.name())
                        .filter(path ->
                                path.size() == 1 && path.get(0).columns().equals(List.of(attribute.name())))
                        .isPresent())
                .map(Draft::labels);
    }
}
