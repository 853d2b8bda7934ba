package io.nl2sql.core.embedded.confidence;

import io.nl2sql.core.embedded.draft.Paths;
import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.policy.TableName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What no row can meet, whatever is stored: nobody asks that, so that it must have been meant otherwise. */
final class Contradictions {
    private final SchemaModel model;

    Contradictions(SchemaModel model) {
        this.model = model;
    }

    /** How many there are. */
    int in(Query query) {
        boolean alone = query.having().stream().anyMatch(Contradictions::wantsSeveral) && groupsAreRows(query);
        return among(query.filters()) + (alone ? 1 : 0);
    }

    /** Whether each group is a row: the key of a table is grouped by, of which the joins make no more rows. */
    private boolean groupsAreRows(Query query) {
        Map<TableName, Set<String>> columns = query.groups().stream()
                .filter(group -> group instanceof Expression.Column)
                .map(group -> ((Expression.Column) group).attribute())
                .collect(Collectors.groupingBy(
                        Attribute::table, Collectors.mapping(Attribute::name, Collectors.toSet())));
        return columns.entrySet().stream()
                .anyMatch(table -> model.entity(table.getKey())
                                .filter(entity -> entity.isKey(table.getValue()))
                                .isPresent()
                        && !isMultiplied(table.getKey(), query.joins()));
    }

    private static boolean isMultiplied(TableName root, List<Join> joins) {
        List<Join> outwards = new ArrayList<>();
        List<Join> left = new ArrayList<>(joins);
        Set<TableName> reached = new HashSet<>(Set.of(root));
        boolean grown = true;
        while (grown) {
            List<Join> next = left.stream()
                    .filter(join -> reached.contains(join.from()) || reached.contains(join.to()))
                    .toList();
            next.forEach(join -> reached.addAll(List.of(join.from(), join.to())));
            outwards.addAll(next);
            grown = left.removeAll(next);
        }
        return Paths.multiply(root, outwards);
    }

    private static boolean wantsSeveral(Condition condition) {
        return condition instanceof Condition.Compare some
                && some.left() instanceof Expression.Aggregate aggregate
                && aggregate.function() == Expression.AggregateFunction.COUNT
                && wantsSeveral(some.operator(), some.right());
    }

    private static boolean wantsSeveral(Condition.Operator operator, BigDecimal number) {
        return switch (operator) {
            case MORE -> number.compareTo(BigDecimal.ONE) >= 0;
            case EQUAL, AT_LEAST -> number.compareTo(BigDecimal.ONE) > 0;
            case DIFFERENT, LESS, AT_MOST -> false;
        };
    }

    /** Among conditions that all have to hold. */
    private int among(List<Condition> conditions) {
        int found = 0;
        for (int at = 0; at < conditions.size(); at++) {
            Condition some = conditions.get(at);
            found += conditions.subList(0, at).stream().anyMatch(other -> excludes(other, some)) ? 1 : 0;
            if (some instanceof Condition.Related related) {
                found += among(related.conditions()) + (countsTheOnlyOne(related) ? 1 : 0);
            } else if (some instanceof Condition.Within within
                    && within.period().isEmpty()) {
                found++;
            } else if (some instanceof Condition.AgainstAll others) {
                found += isBeyondAll(others) ? 1 : 0;
            }
        }
        return found;
    }

    /** Nothing is more than the most of all. */
    private static boolean isBeyondAll(Condition.AgainstAll others) {
        return others.within().isEmpty()
                && (others.operator() == Condition.Operator.MORE
                                && others.function() == Expression.AggregateFunction.MAX
                        || others.operator() == Condition.Operator.LESS
                                && others.function() == Expression.AggregateFunction.MIN);
    }

    private static boolean countsTheOnlyOne(Condition.Related related) {
        return related.count()
                .filter(bound -> wantsSeveral(bound.operator(), bound.number()))
                .filter(bound -> !Paths.multiply(related.from(), related.path()))
                .isPresent();
    }

    private static boolean excludes(Condition one, Condition other) {
        if (one instanceof Condition.OneOf first && other instanceof Condition.OneOf second) {
            return first.attribute().equals(second.attribute())
                    && !first.negated()
                    && !second.negated()
                    && Collections.disjoint(first.values(), second.values());
        } else if (one instanceof Condition.Compare first && other instanceof Condition.Compare second) {
            return first.left() instanceof Expression.Column
                    && first.left().equals(second.left())
                    && first.operator() == Condition.Operator.EQUAL
                    && second.operator() == Condition.Operator.EQUAL
                    && first.right().compareTo(second.right()) != 0;
        } else if (one instanceof Condition.Within first && other instanceof Condition.Within second) {
            return first.attribute().equals(second.attribute())
                    && first.period().and(second.period()).isEmpty();
        }
        return one instanceof Condition.Related first
                && other instanceof Condition.Related second
                && (deniesAll(first, second) || deniesAll(second, first));
    }

    /** Whether the first says that there are none of what the second says that there are some. */
    private static boolean deniesAll(Condition.Related none, Condition.Related some) {
        return none.negated()
                && none.count().isEmpty()
                && !some.negated()
                && none.from().equals(some.from())
                && none.path().equals(some.path())
                && some.conditions().containsAll(none.conditions());
    }
}
