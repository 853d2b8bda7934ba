package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a whole query of a draft: root table, joins, groups. No row is ever counted or summed twice: what would
 * multiply the root's rows becomes a test for existence, a distinct count, or no query at all.
 */
public final class Finisher {
    private final Draft draft;
    private final Outputs asked;
    private final List<List<Condition>> parts = new ArrayList<>();

    public Finisher(Draft draft) {
        this.draft = draft;
        this.asked = new Outputs(draft);
    }

    public Optional<Query> query() {
        List<Expression> outputs = asked.all();
        Optional<Entity> root = root(outputs);
        return root.flatMap(entity -> query(entity, outputs));
    }

    /** Conditions that a shape kept apart, for the query's rows. */
    public List<List<Condition>> parts() {
        return List.copyOf(parts);
    }

    /** The table whose rows are aggregated or listed. */
    private Optional<Entity> root(List<Expression> outputs) {
        Set<TableName> aggregated = new LinkedHashSet<>();
        List<Expression> all = new ArrayList<>(outputs);
        draft.order().forEach(order -> all.add(order.by()));
        draft.having().forEach(having -> {
            if (having instanceof Condition.Compare compare) {
                all.add(compare.left());
            } else if (having instanceof Condition.Compares compares) {
                all.add(compares.left());
            }
        });
        for (Expression expression : all) {
            if (expression.isAggregate()) {
                aggregated.add(expression
                        .reads()
                        .map(Attribute::table)
                        .orElseGet(() -> counted().name()));
            }
        }
        if (aggregated.size() > 1) {
            return Optional.empty();
        }
        if (!aggregated.isEmpty()) {
            return draft.model().entity(aggregated.iterator().next());
        }
        return Optional.of(finest(tables(all)));
    }

    private Entity counted() {
        return draft.counted().orElse(draft.entity());
    }

    private static Set<TableName> tables(List<Expression> expressions) {
        Set<TableName> tables = new LinkedHashSet<>();
        expressions.forEach(e -> tables.addAll(e.tables()));
        return tables;
    }

    /** The table from which the shown ones can be reached without multiplying rows: the entity, if it is one. */
    private Entity finest(Set<TableName> shown) {
        if (shown.stream().noneMatch(table -> draft.multiplies(draft.entity().name(), table))) {
            return draft.entity();
        }
        for (TableName table : shown) {
            if (shown.stream().noneMatch(other -> draft.multiplies(table, other))) {
                return draft.model().entity(table).orElse(draft.entity());
            }
        }
        return draft.entity();
    }

    private Optional<Query> query(Entity root, List<Expression> outputs) {
        List<Expression> groups = asked.areAggregated(outputs) ? groups(root, outputs) : List.of();
        Set<TableName> joined = tables(outputs);
        joined.addAll(tables(groups));
        draft.order().forEach(order -> joined.addAll(order.by().tables()));
        joined.addAll(between(root, joined));
        List<Condition> filters = new Filters(draft, draft.filters()).placed(root.name(), joined);
        List<Condition> first = new Filters(draft, draft.first()).placed(root.name(), joined);
        List<Condition> second = new Filters(draft, draft.second()).placed(root.name(), joined);
        Optional<Query.Combination> combination =
                draft.combined().map(operator -> new Query.Combination(operator, first, second));
        if (combination.isPresent()
                && (asked.areAggregated(outputs) || draft.limit().isPresent())) {
            return Optional.empty();
        }
        joined.add(root.name());
        draft.parts().forEach(part -> parts.add(new Filters(draft, part).apart(root.name(), joined)));
        Optional<List<Join>> joins = draft.tree(root.name(), joined);
        if (joins.isEmpty() || draft.isImpossible()) {
            return Optional.empty();
        }
        filters.removeIf(filter -> isJoined(filter, joins.get()));
        new Bests(draft).among(root.name(), filters);
        boolean multiplied = Paths.multiply(root.name(), joins.get());
        if (multiplied && readsSums(outputs)) {
            if (groups.isEmpty() || !Paths.multiplyOnlyByPairing(root.name(), joins.get())) {
                return Optional.empty();
            }
            draft.doubt(0.1);
        }
        Pairs paired = new Pairs(draft.model(), root, joins.get());
        boolean pairs = multiplied && !groups.isEmpty() && !draft.countsOnce() && paired.areGroupedBy(groups);
        if (pairs && paired.mayRepeat() && draft.limit().isEmpty() && counts(outputs)) {
            draft.unsettle();
        }
        List<Expression> shown =
                outputs.stream().map(e -> once(root, e, multiplied, pairs)).toList();
        return Optional.of(new Query(
                root.name(),
                joins.get(),
                dimensionsFirst(shown),
                filters,
                groups,
                draft.having(),
                combination.isPresent() ? List.of() : order(root, shown, multiplied, pairs),
                draft.limit(),
                draft.isDistinct() && groups.isEmpty() && isOrderedBy(shown),
                combination,
                draft.limit().isPresent() ? draft.skip() : OptionalInt.empty()));
    }

    /** Tables on the way to others: in "members of each club registered in May" the registrations are of May. */
    private Set<TableName> between(Entity root, Set<TableName> shown) {
        return draft.tree(root.name(), shown).stream()
                .flatMap(List::stream)
                .flatMap(join -> Stream.of(join.from(), join.to()))
                .collect(Collectors.toSet());
    }

    /** Rows that are joined anyway need no test for being there. */
    private static boolean isJoined(Condition filter, List<Join> joins) {
        return filter instanceof Condition.Related related
                && Filters.isBare(related)
                && related.reached().stream().allMatch(table -> joins.stream().anyMatch(join -> join.touches(table)));
    }

    /** As people read tables: what a row is about, then its figures. */
    private static List<Expression> dimensionsFirst(List<Expression> shown) {
        return shown.stream()
                .sorted(Comparator.comparing(Expression::isAggregate))
                .toList();
    }

    /** Different rows can only be ordered by what they show. */
    private boolean isOrderedBy(List<Expression> shown) {
        return draft.order().stream().map(Query.Order::by).allMatch(shown::contains);
    }

    private List<Query.Order> order(Entity root, List<Expression> outputs, boolean multiplied, boolean pairs) {
        List<Query.Order> order = new ArrayList<>();
        draft.order().stream()
                .map(by -> new Query.Order(once(root, by.by(), multiplied, pairs), by.descending()))
                .distinct()
                .forEach(order::add);
        if (order.isEmpty() && draft.orderByFirst().isPresent()) {
            order.add(new Query.Order(outputs.get(0), draft.orderByFirst().get()));
        }
        if (order.isEmpty()) {
            outputs.stream()
                    .filter(output -> output instanceof Expression.Bucket)
                    .findFirst()
                    .ifPresent(bucket -> order.add(new Query.Order(bucket, false)));
        }
        return order;
    }

    /** Rows are counted once each, also where joins repeat them. */
    private static Expression once(Entity root, Expression expression, boolean multiplied, boolean pairs) {
        boolean rows =
                expression instanceof Aggregate aggregate && aggregate.of().isEmpty();
        return rows && multiplied && !pairs && root.key().size() == 1
                ? new Aggregate(AggregateFunction.COUNT, Optional.of(root.key().get(0)), true)
                : expression;
    }

    private static boolean counts(List<Expression> outputs) {
        return outputs.contains(Aggregate.rows());
    }

    private static boolean readsSums(List<Expression> outputs) {
        return outputs.stream()
                .anyMatch(e -> e instanceof Expression.Computed
                        || e instanceof Aggregate aggregate
                                && aggregate.of().isPresent()
                                && !aggregate.distinct()
                                && aggregate.function() != AggregateFunction.COUNT
                                && aggregate.function().countsRepetitions());
    }

    /** Plain outputs group the aggregates; a table's label stands for its rows, so its key joins in. */
    private List<Expression> groups(Entity root, List<Expression> outputs) {
        Set<Expression> groups = new LinkedHashSet<>();
        for (Expression output : outputs) {
            if (!output.isAggregate()) {
                output.reads()
                        .filter(attribute -> output instanceof Expression.Column)
                        .filter(attribute -> !attribute.table().equals(root.name()))
                        .flatMap(attribute -> keyOfLabel(attribute)
                                .or(() -> keyOfNamed(attribute))
                                .or(() -> keyOfOne(attribute)))
                        .ifPresent(key -> groups.add(new Expression.Column(key)));
                groups.add(
                        output instanceof Expression.Referred referred
                                ? new Expression.Column(referred.reference())
                                : output);
            }
        }
        draft.order().stream()
                .map(Query.Order::by)
                .filter(by -> !by.isAggregate())
                .forEach(groups::add);
        groups.addAll(draft.silentGroups());
        return List.copyOf(groups);
    }

    /** In "the town of the guest with the most stays" guests are ranked, not towns. */
    private Optional<Attribute> keyOfOne(Attribute shown) {
        boolean ranked = draft.limit().isPresent()
                && draft.order().stream().anyMatch(order -> order.by().isAggregate())
                && draft.having().isEmpty();
        return draft.items().stream()
                .filter(item -> ranked && !item.text().endsWith("s"))
                .flatMap(item -> item.named().stream())
                .map(named -> named.entity())
                .filter(entity ->
                        entity.name().equals(shown.table()) && entity.key().size() == 1)
                .map(entity -> entity.key().get(0))
                .findFirst();
    }

    /** "By depot" is by each of them, also where what tells depots apart is no name. */
    private Optional<Attribute> keyOfNamed(Attribute shown) {
        return draft.dimensions().stream()
                .filter(dimension -> dimension.at() < draft.size()
                        && dimension.expression().reads().filter(shown::equals).isPresent())
                .flatMap(dimension -> draft.item(dimension.at()).named().stream())
                .map(named -> named.entity())
                .filter(entity ->
                        entity.name().equals(shown.table()) && entity.key().size() == 1)
                .map(entity -> entity.key().get(0))
                .findFirst();
    }

    private Optional<Attribute> keyOfLabel(Attribute label) {
        return draft.model()
                .entity(label.table())
                .filter(entity -> entity.named() && entity.labels().contains(label))
                .map(Entity::key)
                .filter(key -> key.size() == 1)
                .map(key -> key.get(0));
    }
}
