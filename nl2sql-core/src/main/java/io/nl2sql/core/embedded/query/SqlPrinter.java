package io.nl2sql.core.embedded.query;

import io.nl2sql.core.embedded.query.Expression.Aggregate;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a typed query as one complete PostgreSQL statement, qualified throughout, with a clause per line. */
public final class SqlPrinter {
    private SqlPrinter() {}

    public static String print(Query query) {
        return query.combination()
                .map(combination -> block(query, combination.first()) + "\n" + combination.operator() + "\n"
                        + block(query, combination.second()))
                .orElseGet(() -> block(query, List.of()));
    }

    private static String block(Query query, List<Condition> further) {
        List<Condition> filters = new ArrayList<>(query.filters());
        filters.addAll(further);
        SqlNames names = new SqlNames();
        String from = from(query.root(), query.joins(), names);
        List<String> lines = new ArrayList<>();
        lines.add("SELECT " + (query.distinct() ? "DISTINCT " : "") + outputs(query, names));
        lines.add("FROM " + from);
        addClause("WHERE ", filters, names, lines);
        if (!query.groups().isEmpty()) {
            lines.add("GROUP BY " + list(query.groups(), names));
        }
        addClause("HAVING ", query.having(), names, lines);
        if (!query.order().isEmpty()) {
            lines.add("ORDER BY "
                    + query.order().stream().map(order -> order(order, names)).collect(Collectors.joining(", ")));
        }
        query.limit().ifPresent(limit -> lines.add("LIMIT " + limit));
        return String.join("\n", lines);
    }

    private static String from(TableName root, List<Join> joins, SqlNames names) {
        StringBuilder from = new StringBuilder(names.declare(root));
        Set<TableName> reached = new HashSet<>(Set.of(root));
        for (Join join : joins) {
            TableName next = reached.contains(join.from()) ? join.to() : join.from();
            reached.add(next);
            from.append("\nJOIN ").append(names.declare(next)).append(" ON ").append(on(join, names));
        }
        return from.toString();
    }

    static String on(Join join, SqlNames names) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < join.columns().size(); i++) {
            pairs.add(names.column(join.from(), join.columns().get(i)) + " = "
                    + names.column(join.to(), join.targets().get(i)));
        }
        return String.join(" AND ", pairs);
    }

    private static String outputs(Query query, SqlNames names) {
        List<String> shown = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Expression output : query.outputs()) {
            String alias = output.fold(
                    column -> "", bucket -> bucket.grain().name().toLowerCase(Locale.ROOT), SqlPrinter::alias);
            boolean free = !alias.isEmpty() && taken.add(alias);
            shown.add(expression(output, names) + (free ? " AS " + SqlNames.quoted(alias) : ""));
        }
        return String.join(", ", shown);
    }

    private static String alias(Aggregate aggregate) {
        String function = aggregate.function() == AggregateFunction.SUM
                ? "total"
                : aggregate.function().name().toLowerCase(Locale.ROOT);
        return aggregate.of().map(of -> function + "_" + of.name()).orElse(function);
    }

    private static String list(List<Expression> expressions, SqlNames names) {
        return expressions.stream().map(e -> expression(e, names)).collect(Collectors.joining(", "));
    }

    private static void addClause(String keyword, List<Condition> conditions, SqlNames names, List<String> lines) {
        if (!conditions.isEmpty()) {
            lines.add(keyword + all(conditions, names));
        }
    }

    static String all(List<Condition> conditions, SqlNames names) {
        ConditionPrinter printer = new ConditionPrinter(names);
        return conditions.stream().map(condition -> condition.fold(printer)).collect(Collectors.joining("\n  AND "));
    }

    private static String order(Query.Order order, SqlNames names) {
        return expression(order.by(), names) + (order.descending() ? " DESC NULLS LAST" : "");
    }

    static String expression(Expression expression, SqlNames names) {
        return expression.fold(
                names::column,
                bucket -> "date_trunc('" + bucket.grain().name().toLowerCase(Locale.ROOT) + "', "
                        + names.column(bucket.attribute()) + ")::date",
                aggregate -> aggregate(aggregate, names));
    }

    private static String aggregate(Aggregate aggregate, SqlNames names) {
        String argument = aggregate
                .of()
                .map(of -> (aggregate.distinct() ? "DISTINCT " : "") + names.column(of))
                .orElse("*");
        return aggregate.function().name().toLowerCase(Locale.ROOT) + "(" + argument + ")";
    }
}
