package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A typed query: what is asked, before it is SQL.
 *
 * @param root the table whose rows are asked for or aggregated
 * @param joins from the root outwards
 * @param outputs what is shown
 * @param filters all must hold for a row
 * @param groups what rows are grouped by; empty with aggregates in the outputs means all rows
 * @param having all must hold for a group
 * @param order how rows are ordered
 * @param limit how many at most
 * @param distinct whether equal rows are shown once
 * @param combination what the result is combined with; without groups, order and limit only
 * @param skip how many rows at the top are left out
 */
public record Query(
        TableName root,
        List<Join> joins,
        List<Expression> outputs,
        List<Condition> filters,
        List<Expression> groups,
        List<Condition> having,
        List<Order> order,
        OptionalInt limit,
        boolean distinct,
        Optional<Combination> combination,
        OptionalInt skip)
        implements Statement {
    /** How the results of two queries make one. */
    public enum SetOperator {
        INTERSECT,
        EXCEPT
    }

    /**
     * The same query with other filters beside it: rows shown by both, or by the first and not the second.
     *
     * @param first further filters of the first query
     * @param second further filters of the second
     */
    public record Combination(SetOperator operator, List<Condition> first, List<Condition> second) {
        public Combination {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }
    }

    /** An expression to order by. */
    public record Order(Expression by, boolean descending) {}

    public Query {
        joins = List.copyOf(joins);
        outputs = List.copyOf(outputs);
        filters = List.copyOf(filters);
        groups = List.copyOf(groups);
        having = List.copyOf(having);
        order = List.copyOf(order);
    }

    /** Of all rows, neither grouped nor ordered. */
    public static Query of(TableName root, List<Join> joins, List<Expression> outputs) {
        return new Query(
                root,
                joins,
                outputs,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                OptionalInt.empty());
    }

    /** The same rows, showing something else. */
    public Query showing(List<Expression> others) {
        return new Query(root, joins, others, filters, groups, having, order, limit, distinct, combination, skip);
    }

    /** The same groups, in no order and all of them. */
    public Query unordered() {
        return new Query(
                root,
                joins,
                outputs,
                filters,
                groups,
                having,
                List.of(),
                OptionalInt.empty(),
                distinct,
                combination,
                OptionalInt.empty());
    }

    /** The same of those rows only that meet other conditions. */
    public Query where(List<Condition> others) {
        return new Query(root, joins, outputs, others, groups, having, order, limit, distinct, combination, skip);
    }

    /** The same, grouped otherwise. */
    public Query by(List<Expression> others) {
        return new Query(root, joins, outputs, filters, others, having, order, limit, distinct, combination, skip);
    }

    /** The same of those groups only that meet other conditions. */
    public Query having(List<Condition> others) {
        return new Query(root, joins, outputs, filters, groups, others, order, limit, distinct, combination, skip);
    }

    /** The same, so many rows of it in some order. */
    public Query ordered(List<Order> others, OptionalInt most) {
        return new Query(root, joins, outputs, filters, groups, having, others, most, distinct, combination, skip);
    }

    public boolean isAggregated() {
        return !groups.isEmpty() || outputs.stream().anyMatch(Expression::isAggregate);
    }
}
