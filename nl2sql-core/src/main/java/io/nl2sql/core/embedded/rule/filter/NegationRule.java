package io.nl2sql.core.embedded.rule.filter;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.rule.Rule;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns conditions round: "no coaster longer than 90" has the length inside what there must be none of. */
public final class NegationRule implements Rule {
    private static final int REACH = 4;

    @Override
    public void apply(Draft draft) {
        draft.lacks().forEach(lack -> lack(draft, lack));
        List<Integer> nors = draft.places(Operation.NOR);
        nors.stream().limit(1).forEach(at -> negateNext(draft, at));
        nors.forEach(draft::use);
        draft.places(Operation.NOT).forEach(at -> negateNext(draft, at));
        draft.places(Operation.WITHOUT).forEach(at -> negateNext(draft, at));
        draft.places(Operation.COMPARE).stream()
                .filter(at -> draft.item(at)
                        .cue()
                        .filter(cue -> cue.argument().equals("<>"))
                        .isPresent())
                .forEach(at -> negateNext(draft, at));
    }

    private static void lack(Draft draft, Draft.Lack lack) {
        List<Draft.Placed> inside = draft.filters().stream()
                .filter(placed -> placed.at() > lack.at() || isDoneTo(draft, placed.at(), lack.at()))
                .filter(placed -> isApart(draft, placed.condition()) || isThrough(placed.condition(), lack.entity()))
                .toList();
        Optional<Draft.Placed> counted = inside.stream()
                .filter(placed -> placed.condition() instanceof Condition.Related)
                .findFirst();
        if (counted.isPresent()) {
            replace(draft, counted.get(), negated(draft, counted.get().condition()));
            return;
        }
        Set<TableName> tables = new HashSet<>(Set.of(lack.entity().name()));
        inside.forEach(placed -> tables.addAll(placed.condition().tables()));
        for (int at = lack.at() + 1; at <= Math.min(lack.at() + REACH, draft.size() - 1); at++) {
            Optional<Entity> further = draft.named(at)
                    .filter(named -> !named.name().equals(draft.entity().name()));
            if (further.isPresent()) {
                draft.use(at);
                tables.add(further.get().name());
            }
        }
        Optional<Entity> owner = Denials.owner(draft, lack);
        TableName root = owner.orElseGet(draft::entity).name();
        Optional<List<Join>> path = draft.tree(root, tables).filter(tree -> Paths.isOneBranch(root, tree));
        if (path.isEmpty()) {
            draft.doubt(0.6);
            return;
        }
        draft.filters().removeAll(inside);
        List<Condition> conditions =
                inside.stream().map(Draft.Placed::condition).toList();
        Condition none = new Condition.Related(root, path.get(), conditions, true, Optional.empty());
        draft.filter(
                lack.at(),
                owner.map(some -> Denials.ofOwner(draft, lack.at(), some, none)).orElse(none));
    }

    /** In "clubs that accepted no member" it is accepted members that they lack. */
    private static boolean isDoneTo(Draft draft, int at, int denial) {
        return at == denial - 1
                && draft.isBeside(at, denial)
                && draft.item(at).value().isPresent()
                && draft.item(at).text().endsWith("ed");
    }

    /** Whether the condition is about rows that rows of the table lead to. */
    private static boolean isThrough(Condition condition, Entity entity) {
        return condition instanceof Condition.Related related
                && !related.negated()
                && !related.conditions().isEmpty()
                && related.reached().contains(entity.name());
    }

    /** Whether the condition is about rows that belong to the entity's rows, rather than about those themselves. */
    private static boolean isApart(Draft draft, Condition condition) {
        if (condition instanceof Condition.Related related) {
            return related.count().isPresent();
        }
        List<TableName> tables = condition.tables();
        return tables.size() == 1 && draft.multiplies(draft.entity().name(), tables.get(0));
    }

    private static void negateNext(Draft draft, int at) {
        Optional<Draft.Placed> next = draft.filters().stream()
                .filter(placed -> placed.at() > at && placed.at() <= at + REACH)
                .min(Comparator.comparingInt(Draft.Placed::at));
        next.ifPresent(placed -> {
            draft.use(at);
            Condition turned = negated(draft, placed.condition());
            if (draft.does(at, Operation.WITHOUT) && !(turned instanceof Condition.Related)) {
                draft.denied().add(new Draft.Denied(at, placed.condition(), turned));
            }
            replace(draft, placed, turned);
        });
    }

    private static void replace(Draft draft, Draft.Placed old, Condition condition) {
        List<Draft.Placed> filters = new ArrayList<>(draft.filters());
        filters.set(filters.indexOf(old), new Draft.Placed(old.at(), condition));
        draft.filters().clear();
        draft.filters().addAll(filters);
    }

    private static Condition negated(Draft draft, Condition condition) {
        if (condition instanceof Condition.Related related) {
            return new Condition.Related(
                    related.from(),
                    related.path(),
                    related.conditions(),
                    related.count().isEmpty() && !related.negated(),
                    related.count()
                            .map(bound -> new Condition.Bound(bound.operator().negated(), bound.number())));
        }
        Optional<List<Join>> path = isApart(draft, condition)
                ? draft.path(draft.entity().name(), condition.tables().get(0))
                : Optional.empty();
        return path.<Condition>map(joins ->
                        new Condition.Related(draft.entity().name(), joins, List.of(condition), true, Optional.empty()))
                .orElseGet(() -> turned(condition));
    }

    private static Condition turned(Condition condition) {
        if (condition instanceof Condition.Compare some) {
            return new Condition.Compare(some.left(), some.operator().negated(), some.right());
        } else if (condition instanceof Condition.OneOf some) {
            return new Condition.OneOf(some.attribute(), some.values(), !some.negated());
        } else if (condition instanceof Condition.Matches some) {
            return new Condition.Matches(some.attribute(), some.before(), some.text(), some.after(), !some.negated());
        } else if (condition instanceof Condition.Flag some) {
            return new Condition.Flag(some.attribute(), !some.set());
        } else if (condition instanceof Condition.AgainstAll some) {
            return new Condition.AgainstAll(
                    some.attribute(), some.operator().negated(), some.function(), some.within());
        }
        return new Condition.Not(condition);
    }
}
