package io.nl2sql.core.embedded.rule.rank;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** "The most common colour": kinds by the number of their rows. */
final class Commonest {
    /** Things that are listed once are all equally common: something else is meant, and nothing says what. */
    private static final double DOUBT_OF_ONE_ROW_EACH = 0.6;

    private Commonest() {}

    /**
     * In "average price of the books in the most common language" the commonest kind only says which rows are meant: those
     * whose kind is it.
     *
     * @return whether the words are read
     */
    static boolean narrows(Draft draft, int at, boolean descending) {
        Optional<Attribute> kind = kind(draft, at + 1);
        if (kind.isEmpty()
                || !isSaidOf(draft, at)
                || !draft.isBeside(at, at + 1)
                || draft.figure(at - 1).isPresent()) {
            return false;
        }
        boolean not = draft.isFree(at - 1) && draft.does(at - 1, Operation.NOT);
        if (not) {
            draft.use(at - 1);
        }
        draft.use(at, at + 1);
        Expression column = new Expression.Column(kind.get());
        Query commonest = Query.of(draft.entity().name(), List.of(), List.of(column))
                .by(List.of(column))
                .ordered(List.of(new Query.Order(Aggregate.rows(), descending)), OptionalInt.of(1));
        Operator operator = not ? Operator.DIFFERENT : Operator.EQUAL;
        draft.filter(at, new Condition.Compares(column, operator, new Expression.Scalar(commonest, List.of())));
        return true;
    }

    /** The entity's column that is named there, or its reference to the table that is. */
    private static Optional<Attribute> kind(Draft draft, int target) {
        Optional<Attribute> own = draft.field(target)
                .map(Meaning.Field::attribute)
                .filter(attribute -> attribute.table().equals(draft.entity().name()))
                .filter(attribute -> !draft.entity().key().contains(attribute)
                        && !draft.entity().labels().contains(attribute));
        List<Attribute> references = draft.named(target).stream()
                .flatMap(other -> draft.model().graph().of(other.name()).stream()
                        .filter(join -> join.from().equals(draft.entity().name())
                                && join.to().equals(other.name())
                                && join.columns().size() == 1))
                .flatMap(join -> draft.entity().attribute(join.columns().get(0)).stream())
                .toList();
        return own.or(() -> references.size() == 1 ? Optional.of(references.get(0)) : Optional.empty());
    }

    /** Whether the entity is named before and asked for, and what follows describes it. */
    private static boolean isSaidOf(Draft draft, int at) {
        for (int before = at - 1; before >= 0; before--) {
            boolean rows = draft.item(before)
                    .named()
                    .filter(named -> named.entity().equals(draft.entity()))
                    .isPresent();
            if (rows) {
                List<String> between =
                        draft.words(draft.item(before).end(), draft.item(at).start());
                return !between.isEmpty()
                        && between.stream().noneMatch(word -> draft.cues().isAsking(word))
                        && !draft.does(before - 1, Operation.GROUP);
            }
        }
        return false;
    }

    static void rank(Draft draft, int at, boolean descending) {
        draft.order().add(new Query.Order(Aggregate.rows(), descending));
        if (Deeds.counted(draft, at)) {
            return;
        }
        boolean after = draft.field(at + 1).isPresent() || draft.named(at + 1).isPresent();
        boolean before = draft.field(at - 1).isPresent() || draft.named(at - 1).isPresent();
        boolean adjacent = after && draft.item(at + 1).start() - draft.item(at).end() <= 1;
        int target = after && (adjacent || !before) ? at + 1 : at - 1;
        boolean figure = IntStream.range(0, at)
                .anyMatch(place -> draft.does(place, Operation.COUNT) || draft.does(place, Operation.AGGREGATE));
        draft.field(target).ifPresent(field -> {
            draft.use(target);
            Expression kind = new Expression.Column(field.attribute());
            if (figure) {
                draft.silentGroups().add(kind);
            } else {
                draft.dimensions().add(new Draft.Shown(target, kind));
            }
        });
        draft.named(target)
                .ifPresent(named ->
                        Draft.labels(named).forEach(label -> draft.dimensions().add(new Draft.Shown(target, label))));
        if (draft.counted().isEmpty()) {
            draft.counted(referring(draft, target));
        }
        if (draft.counted().isEmpty() && listed(draft, target).isPresent()) {
            draft.doubt(DOUBT_OF_ONE_ROW_EACH);
        }
    }

    /** The most common of what is listed once is that to which most rows of another table refer. */
    private static Optional<Entity> referring(Draft draft, int target) {
        return listed(draft, target).flatMap(entity -> {
            List<Entity> referring = draft.model().graph().of(entity.name()).stream()
                    .filter(join -> join.to().equals(entity.name()) && join.unique())
                    .flatMap(join -> draft.model().entity(join.from()).stream())
                    .toList();
            return referring.stream()
                    .filter(other -> draft.items().stream()
                            .flatMap(item -> item.named().stream())
                            .anyMatch(named -> named.entity().equals(other)))
                    .findFirst()
                    .or(() -> referring.size() == 1 ? Optional.of(referring.get(0)) : Optional.empty());
        });
    }

    /** The table whose rows are the things named, one row each. */
    private static Optional<Entity> listed(Draft draft, int target) {
        return target >= 0 && target < draft.size()
                ? draft.item(target)
                        .field()
                        .filter(field -> isOncePerRow(field.entity(), field.attribute()))
                        .map(Meaning.Field::entity)
                        .or(() -> draft.item(target).named().map(Meaning.Named::entity))
                : Optional.empty();
    }

    private static boolean isOncePerRow(Entity entity, Attribute attribute) {
        return entity.key().equals(List.of(attribute)) || entity.labels().contains(attribute) && entity.named();
    }
}
