package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a typed query as one complete PostgreSQL statement, qualified throughout, with a clause per line. */
public final class SqlPrinter {
    private static final String OUTER = "found";
    private static final String PLACE = "place";

    private SqlPrinter() {}

    public static String print(Statement statement) {
        return statement.fold(
                SqlPrinter::query, SqlPrinter::figures, SqlPrinter::best, SqlPrinter::cut, SqlPrinter::union);
    }

    private static String query(Query query) {
        return query.combination()
                .map(combination -> block(query, combination.first(), new SqlNames(), List.of()) + "\n"
                        + combination.operator() + "\n"
                        + block(query, combination.second(), new SqlNames(), List.of()))
                .orElseGet(() -> block(query, List.of(), new SqlNames(), List.of()));
    }

    private static String union(Statement.Union union) {
        return union.queries().stream().map(SqlPrinter::query).collect(Collectors.joining("\nUNION\n"));
    }

    private static String figures(Statement.Figures figures) {
        ExpressionPrinter printer = new ExpressionPrinter(new SqlNames());
        return "SELECT " + printer.list(figures.outputs());
    }

    private static String best(Statement.Best best) {
        SqlNames names = new SqlNames();
        List<String> lines = namedLines(best.query(), names);
        ExpressionPrinter printer = new ExpressionPrinter(names);
        String rank = "rank() OVER ("
                + (best.within().isEmpty() ? "" : "PARTITION BY " + printer.list(best.within()) + " ") + "ORDER BY "
                + order(best.by(), names) + ") AS " + PLACE;
        lines.set(0, lines.get(0) + ", " + rank);
        List<String> all = OutputNames.of(best.query().outputs(), true);
        String shown = best.shown().stream()
                .map(output -> OUTER + "."
                        + SqlNames.quoted(all.get(best.query().outputs().indexOf(output))))
                .collect(Collectors.joining(", "));
        return "SELECT " + shown + "\nFROM (" + String.join("\n", lines) + ") AS " + OUTER + "\nWHERE " + OUTER + "."
                + PLACE + " <= " + best.most();
    }

    private static String cut(Statement.Cut cut) {
        List<String> all = OutputNames.of(cut.query().outputs(), true);
        List<String> shown =
                all.stream().map(name -> OUTER + "." + SqlNames.quoted(name)).toList();
        String bucket = shown.get(cut.query().outputs().indexOf(cut.bucket()));
        List<String> limits = new ArrayList<>();
        cut.period().from().ifPresent(from -> limits.add(bucket + " >= DATE '" + from + "'"));
        cut.period().to().ifPresent(to -> limits.add(bucket + " < DATE '" + to + "'"));
        List<String> lines = namedLines(cut.query().unordered(), new SqlNames());
        String all1 = "SELECT " + String.join(", ", shown) + "\nFROM (" + String.join("\n", lines) + ") AS " + OUTER;
        return all1 + "\nWHERE " + String.join(" AND ", limits) + "\nORDER BY " + bucket;
    }

    /** A sub-query, whose rows agree with the row around it in what is the same. */
    static String block(Query query, SqlNames outer, List<Expression> same) {
        SqlNames names = outer.inner();
        List<String> joined = new ArrayList<>();
        String from = from(query.root(), query.joins(), names);
        ExpressionPrinter inside = new ExpressionPrinter(names);
        ExpressionPrinter outside = new ExpressionPrinter(outer);
        same.forEach(e -> joined.add(e.fold(inside) + " = " + e.fold(outside)));
        return String.join("\n", lines(query, List.of(), names, joined, from, false));
    }

    /** A sub-query that shows one figure for each of its groups, under the name that {@code OfEach} reads. */
    static String figures(Query query, SqlNames outer) {
        SqlNames names = outer.inner();
        List<String> lines = lines(query, List.of(), names, List.of());
        Expression figure = query.outputs().get(query.outputs().size() - 1);
        lines.set(0, "SELECT " + figure.fold(new ExpressionPrinter(names)) + " AS figure");
        return String.join("\n", lines);
    }

    private static String block(Query query, List<Condition> further, SqlNames names, List<String> joined) {
        return String.join("\n", lines(query, further, names, joined));
    }

    /** Every output under a name that the query around it reads. */
    private static List<String> namedLines(Query query, SqlNames names) {
        List<String> lines = lines(query, List.of(), names, List.of());
        ExpressionPrinter printer = new ExpressionPrinter(names);
        List<String> aliases = OutputNames.of(query.outputs(), true);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < query.outputs().size(); i++) {
            shown.add(query.outputs().get(i).fold(printer) + " AS " + SqlNames.quoted(aliases.get(i)));
        }
        lines.set(0, "SELECT " + (query.distinct() ? "DISTINCT " : "") + String.join(", ", shown));
        return lines;
    }

    private static List<String> lines(Query query, List<Condition> further, SqlNames names, List<String> joined) {
        return lines(query, further, names, joined, from(query.root(), query.joins(), names), true);
    }

    private static List<String> lines(
            Query query, List<Condition> further, SqlNames names, List<String> joined, String from, boolean named) {
        ExpressionPrinter printer = new ExpressionPrinter(names);
        List<Condition> filters = new ArrayList<>(query.filters());
        filters.addAll(further);
        List<String> lines = new ArrayList<>();
        lines.add("SELECT " + (query.distinct() ? "DISTINCT " : "") + outputs(query, printer, named));
        lines.add("FROM " + from);
        List<String> where = new ArrayList<>(joined);
        if (!filters.isEmpty()) {
            where.add(all(filters, names));
        }
        if (!where.isEmpty()) {
            lines.add("WHERE " + String.join("\n  AND ", where));
        }
        if (!query.groups().isEmpty()) {
            lines.add("GROUP BY " + printer.list(query.groups()));
        }
        if (!query.having().isEmpty()) {
            lines.add("HAVING " + all(query.having(), names));
        }
        if (!query.order().isEmpty()) {
            lines.add("ORDER BY "
                    + query.order().stream().map(order -> order(order, names)).collect(Collectors.joining(", ")));
        }
        query.limit().ifPresent(limit -> lines.add("LIMIT " + limit));
        query.skip().ifPresent(skip -> lines.add("OFFSET " + skip));
        return lines;
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

    private static String outputs(Query query, ExpressionPrinter printer, boolean named) {
        List<String> aliases = OutputNames.of(query.outputs(), false);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < query.outputs().size(); i++) {
            String alias = named ? aliases.get(i) : "";
            String printed = query.outputs().get(i).fold(printer);
            shown.add(printed + (alias.isEmpty() ? "" : " AS " + SqlNames.quoted(alias)));
        }
        return String.join(", ", shown);
    }

    static String all(List<Condition> conditions, SqlNames names) {
        ConditionPrinter printer = new ConditionPrinter(names);
        return conditions.stream().map(condition -> condition.fold(printer)).collect(Collectors.joining("\n  AND "));
    }

    private static String order(Query.Order order, SqlNames names) {
        return expression(order.by(), names) + (order.descending() ? " DESC NULLS LAST" : "");
    }

    static String expression(Expression expression, SqlNames names) {
        return expression.fold(new ExpressionPrinter(names));
    }
}
