package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a draft's filters together: "or" between neighbours, and tests for related rows instead of multiplying joins. */
final class Filters {
    private final Draft draft;
    private final List<Draft.Placed> conditions;

    Filters(Draft draft, List<Draft.Placed> conditions) {
        this.draft = draft;
        this.conditions = conditions;
    }

    /** Conditions that only some of the root's rows need to meet: no join may lose the others. */
    List<Condition> apart(TableName root, Set<TableName> joined) {
        List<Condition> filters = new ArrayList<>();
        for (Condition filter : alternatives()) {
            List<TableName> tables = filter.tables();
            boolean near = tables.stream().allMatch(table -> joined.contains(table) || isSure(root, table));
            if (near || tables.size() != 1) {
                joined.addAll(tables);
                filters.add(filter);
            } else {
                filters.add(related(root, tables.get(0), List.of(filter)));
            }
        }
        return filters;
    }

    /** Whether every row of the root has just one of the table. */
    private boolean isSure(TableName root, TableName table) {
        return !draft.multiplies(root, table)
                && draft.path(root, table).stream()
                        .flatMap(List::stream)
                        .allMatch(join -> join.declared() && isFilled(join));
    }

    private boolean isFilled(Join join) {
        return join.columns().stream()
                .allMatch(column -> draft.model()
                        .entity(join.from())
                        .flatMap(entity -> entity.attribute(column))
                        .filter(attribute -> !attribute.nullable())
                        .isPresent());
    }

    /** Conditions for a query of the root; the tables that they read there are added to those joined. */
    List<Condition> placed(TableName root, Set<TableName> joined) {
        List<Condition> filters = new ArrayList<>();
        Map<TableName, List<Condition>> related = new LinkedHashMap<>();
        for (Condition filter : alternatives()) {
            List<TableName> tables = filter.tables();
            if (tables.stream().allMatch(table -> isNear(root, table, joined))) {
                joined.addAll(tables);
                filters.add(filter);
            } else if (tables.size() == 1) {
                related.computeIfAbsent(tables.get(0), absent -> new ArrayList<>())
                        .add(filter);
            } else {
                filters.add(filter.map(part -> apart(root, part, joined)));
            }
        }
        related.forEach((table, conditions) -> {
            if (!joinCount(root, table, conditions, filters)) {
                filters.add(related(root, table, conditions));
            }
        });
        return merged(root, filters);
    }

    /** A table that is only named lies on the way to another: "teachers of students from Rome" has one chain of rows. */
    private List<Condition> merged(TableName root, List<Condition> filters) {
        List<Condition> result = new ArrayList<>(new LinkedHashSet<>(filters));
        for (Condition bare : List.copyOf(result)) {
            if (isBare(bare) && result.contains(bare)) {
                result.stream()
                        .filter(other -> !other.equals(bare) && isChain(other))
                        .map(other -> new Merge(other, together(root, bare, other)))
                        .filter(merge -> merge.whole().isPresent())
                        .findFirst()
                        .ifPresent(merge -> {
                            result.remove(bare);
                            result.set(
                                    result.indexOf(merge.part()), merge.whole().get());
                        });
            }
        }
        return result;
    }

    /** "At least three cancelled orders": it is the cancelled ones that are counted. */
    private static boolean joinCount(
            TableName root, TableName table, List<Condition> conditions, List<Condition> filters) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i) instanceof Condition.Related some
                    && some.from().equals(root)
                    && some.count().isPresent()
                    && some.reached().contains(table)) {
                List<Condition> inside = new ArrayList<>(some.conditions());
                inside.addAll(conditions);
                filters.set(i, new Condition.Related(some.from(), some.path(), inside, some.negated(), some.count()));
                return true;
            }
        }
        return false;
    }

    private record Merge(Condition part, Optional<Condition> whole) {}

    static boolean isBare(Condition condition) {
        return isChain(condition)
                && ((Condition.Related) condition).conditions().isEmpty();
    }

    private static boolean isChain(Condition condition) {
        return condition instanceof Condition.Related related
                && !related.negated()
                && related.count().isEmpty();
    }

    private Optional<Condition> together(TableName root, Condition bare, Condition other) {
        Condition.Related one = (Condition.Related) bare;
        Condition.Related two = (Condition.Related) other;
        if (!one.from().equals(root) || !two.from().equals(root)) {
            return Optional.empty();
        }
        Set<TableName> tables = new HashSet<>(one.reached());
        tables.addAll(two.reached());
        return draft.model()
                .graph()
                .tree(root, tables)
                .filter(tree -> Paths.isOneBranch(root, tree))
                .map(tree -> new Condition.Related(root, tree, two.conditions(), false, Optional.empty()));
    }

    private boolean isNear(TableName root, TableName table, Set<TableName> joined) {
        return joined.contains(table) || !draft.multiplies(root, table);
    }

    private Condition apart(TableName root, Condition part, Set<TableName> joined) {
        List<TableName> tables = part.tables();
        if (tables.size() == 1 && !isNear(root, tables.get(0), joined)) {
            return related(root, tables.get(0), List.of(part));
        }
        joined.addAll(tables);
        return part;
    }

    private Condition related(TableName root, TableName table, List<Condition> conditions) {
        Optional<List<Join>> path = draft.path(root, table);
        if (path.isEmpty()) {
            draft.giveUp();
            return conditions.get(0);
        }
        return new Condition.Related(root, path.get(), conditions, false, Optional.empty());
    }

    /** The filters in the question's order, those on either side of an "or" joined to one. */
    private List<Condition> alternatives() {
        List<Draft.Placed> filters = new ArrayList<>(conditions);
        filters.sort(Comparator.comparingInt(Draft.Placed::at));
        for (int or : draft.places(Operation.OR)) {
            for (int i = 0; i + 1 < filters.size(); i++) {
                Draft.Placed left = filters.get(i);
                Draft.Placed right = filters.get(i + 1);
                if (left.at() < or && or < right.at()) {
                    draft.use(or);
                    filters.set(i, new Draft.Placed(right.at(), either(left.condition(), right.condition())));
                    filters.remove(i + 1);
                    break;
                }
            }
        }
        return filters.stream().map(Draft.Placed::condition).toList();
    }

    private static Condition either(Condition left, Condition right) {
        List<Condition> parts = new ArrayList<>();
        for (Condition part : List.of(left, right)) {
            parts.addAll(part instanceof Condition.AnyOf any ? any.conditions() : List.of(part));
        }
        return new Condition.AnyOf(parts);
    }
}
