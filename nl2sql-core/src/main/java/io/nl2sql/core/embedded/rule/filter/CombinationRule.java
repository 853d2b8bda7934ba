package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Condition.Operator;
import io.nl2sql.core.embedded.query.Query.SetOperator;
import io.nl2sql.core.embedded.reading.Meaning;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Conditions that no single row can meet together speak of two rows: "cities that have both old and young members", "with
 * a length above 90 and a length below 50".
 */
public final class CombinationRule implements Rule {
    private static final Set<String> PLACES = Set.of("in", "from", "of", "at", "for");
    private static final Set<String> DOES = Set.of("do", "does", "did");

    @Override
    public void apply(Draft draft) {
        if (!draft.places(Operation.BOTH).isEmpty() || isOneKindAsked(draft)) {
            values(draft);
        }
        if (draft.shape().isEmpty()) {
            comparisons(draft);
            periods(draft);
        }
    }

    private static void values(Draft draft) {
        for (Draft.Placed placed : List.copyOf(draft.filters())) {
            if (placed.condition() instanceof Condition.OneOf some
                    && some.values().size() == 2
                    && !some.negated()
                    && (!draft.places(Operation.BOTH).isEmpty() || areJoined(draft, placed.at(), some.attribute()))
                    && draft.combined().isEmpty()) {
                draft.places(Operation.BOTH).forEach(draft::use);
                draft.filters().remove(placed);
                combine(
                        draft,
                        placed.at(),
                        value(some.attribute(), some.values().get(0)),
                        value(some.attribute(), some.values().get(1)));
            }
        }
    }

    /** "Studios with films directed by Ann Lee and Ben Wood": a kind, each of which has rows of both. */
    private static boolean isOneKindAsked(Draft draft) {
        List<Attribute> asked = IntStream.range(0, draft.size())
                .filter(at -> !draft.isAside(at))
                .mapToObj(draft::field)
                .flatMap(Optional::stream)
                .map(Meaning.Field::attribute)
                .toList();
        return asked.size() == 1
                && (draft.asksWhich() || draft.says("that"))
                && asked.get(0).role() == Attribute.Role.TEXT
                && asked.get(0).table().equals(draft.entity().name())
                && !draft.entity().labels().contains(asked.get(0))
                && draft.places(Operation.COUNT).isEmpty()
                && draft.places(Operation.AGGREGATE).isEmpty();
    }

    /** "Cities that customers in Germany and France live in", "titles do people in Sales have": values of other rows. */
    private static boolean isOfOthers(Draft draft, int first) {
        return PLACES.contains(draft.wordBefore(first))
                || draft.words(0, draft.item(first).start()).stream().anyMatch(DOES::contains);
    }

    /** Whether two values of the column have "and" between them. */
    private static boolean areJoined(Draft draft, int first, Attribute attribute) {
        if (isOfOthers(draft, first)) {
            return false;
        }
        boolean and = false;
        for (int at = first + 1; at < draft.size(); at++) {
            if (draft.does(at, Operation.OR)) {
                return false;
            }
            and |= draft.does(at, Operation.AND) && draft.item(at).text().equals("and");
            boolean second = draft.item(at)
                    .value()
                    .filter(value -> value.attribute().equals(attribute))
                    .isPresent();
            if (second) {
                return and;
            }
        }
        return false;
    }

    private static Condition value(Attribute attribute, String value) {
        return new Condition.OneOf(attribute, List.of(value), false);
    }

    private static void comparisons(Draft draft) {
        List<Draft.Placed> all = List.copyOf(draft.filters());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Draft.Placed left = all.get(i);
                Draft.Placed right = all.get(j);
                if (draft.combined().isEmpty()
                        && exclude(left.condition(), right.condition())
                        && !isEither(draft, left, right)) {
                    draft.places(Operation.BOTH).forEach(draft::use);
                    draft.filters().remove(left);
                    draft.filters().remove(right);
                    combine(draft, left.at(), left.condition(), right.condition());
                }
            }
        }
    }

    /** "In 2009 and 2010" means either, unless both are insisted on. */
    private static void periods(Draft draft) {
        List<Draft.Placed> all = List.copyOf(draft.filters());
        for (int i = 0; i + 1 < all.size(); i++) {
            Draft.Placed left = all.get(i);
            Draft.Placed right = all.get(i + 1);
            boolean apart = left.condition() instanceof Condition.Within one
                    && right.condition() instanceof Condition.Within other
                    && one.attribute().equals(other.attribute())
                    && one.period().and(other.period()).isEmpty();
            if (apart && !isEither(draft, left, right)) {
                boolean open = ((Condition.Within) left.condition()).period().isOpen();
                boolean both = !draft.places(Operation.BOTH).isEmpty();
                if (open && !both && !asksForKinds(draft)) {
                    return;
                }
                draft.filters().removeAll(List.of(left, right));
                if (both || open) {
                    draft.places(Operation.BOTH).forEach(draft::use);
                    combine(draft, left.at(), left.condition(), right.condition());
                } else {
                    draft.filter(left.at(), new Condition.AnyOf(List.of(left.condition(), right.condition())));
                }
                return;
            }
        }
    }

    /** Whether a column is asked for that several rows can share. */
    private static boolean asksForKinds(Draft draft) {
        return IntStream.range(0, draft.size())
                .filter(at -> !draft.isAside(at))
                .mapToObj(draft::field)
                .flatMap(Optional::stream)
                .map(Meaning.Field::attribute)
                .anyMatch(attribute -> attribute.role() == Attribute.Role.TEXT);
    }

    private static boolean isEither(Draft draft, Draft.Placed left, Draft.Placed right) {
        return draft.places(Operation.OR).stream()
                .anyMatch(or -> or > Math.min(left.at(), right.at()) && or < Math.max(left.at(), right.at()));
    }

    /** Whether both compare one column, and no value is on both sides. */
    private static boolean exclude(Condition one, Condition other) {
        if (!(one instanceof Condition.Compare left && other instanceof Condition.Compare right)) {
            return false;
        }
        boolean apart = isMore(left.operator())
                ? isLess(right.operator()) && left.right().compareTo(right.right()) >= 0
                : isLess(left.operator())
                        && isMore(right.operator())
                        && left.right().compareTo(right.right()) <= 0;
        return left.left().equals(right.left()) && apart;
    }

    private static boolean isMore(Operator operator) {
        return operator == Operator.MORE || operator == Operator.AT_LEAST;
    }

    private static boolean isLess(Operator operator) {
        return operator == Operator.LESS || operator == Operator.AT_MOST;
    }

    /** Related rows can be different ones; of the entity's own rows, those are wanted that show the same. */
    private static void combine(Draft draft, int at, Condition one, Condition other) {
        Optional<List<Join>> path =
                draft.multiplies(draft.entity().name(), one.tables().get(0))
                        ? draft.path(draft.entity().name(), one.tables().get(0))
                        : Optional.empty();
        if (path.isPresent()) {
            for (Condition condition : List.of(one, other)) {
                draft.filter(
                        at,
                        new Condition.Related(
                                draft.entity().name(), path.get(), List.of(condition), false, Optional.empty()));
            }
        } else {
            draft.combined(SetOperator.INTERSECT);
            draft.first().add(new Draft.Placed(at, one));
            draft.second().add(new Draft.Placed(at, other));
        }
    }
}
