package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Superiors;
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
        List<String> own = attribute.words();
        boolean refers = attribute.role() == Attribute.Role.REFERENCE
                || attribute.role() == Attribute.Role.KEY
                        && own.size() > 1
                        && NUMBERS.contains(own.get(own.size() - 1));
        return refers && !NUMBERS.contains(Stems.of(words[words.length - 1]));
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
        return ofOwn(draft, attribute).or(() -> ofOther(draft, attribute));
    }

    /** The names of the row of the same table that the column refers to. */
    private static Optional<List<Expression>> ofOwn(Draft draft, Attribute attribute) {
        return draft.model()
                .entity(attribute.table())
                .filter(Entity::named)
                .flatMap(entity -> own(draft, attribute)
                        .map(key -> entity.labels().stream()
                                .<Expression>map(label -> new Expression.Referred(attribute, key, label))
                                .toList()));
    }

    /** The key of the same table that the column refers to: as declared, or as "manager id" says of a table of people. */
    public static Optional<Attribute> own(Draft draft, Attribute attribute) {
        return draft.model().entity(attribute.table()).flatMap(entity -> Superiors.key(entity, attribute));
    }

    /** The column that refers to another row of the same table, where there is one. */
    public static Optional<Attribute> upwards(Draft draft, Entity entity) {
        return entity.attributes().stream()
                .filter(attribute -> own(draft, attribute).isPresent())
                .findFirst();
    }

    private static Optional<List<Expression>> ofOther(Draft draft, Attribute attribute) {
        return of(draft, attribute)
                .filter(Entity::named)
                .filter(entity -> draft.path(attribute.table(), entity.name())
                        .filter(path ->
                                path.size() == 1 && path.get(0).columns().equals(List.of(attribute.name())))
                        .isPresent())
                .map(Draft::labels);
    }
}
