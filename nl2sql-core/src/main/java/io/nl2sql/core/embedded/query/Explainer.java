package io.nl2sql.core.embedded.query;

import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says in English what a typed query does. Confined to one thread. */
public final class Explainer {
    private final SchemaModel model;
    private TableName root = new TableName("", "");
    private String rows = "rows";

    public Explainer(SchemaModel model) {
        this.model = model;
    }

    /** One sentence. */
    public String explain(Statement statement) {
        String text = statement.fold(this::query, this::figures, this::best, this::cut, this::union);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private String union(Statement.Union union) {
        return list(union.queries().stream().map(this::query).toList());
    }

    private String figures(Statement.Figures figures) {
        return list(figures.outputs().stream().map(this::spoken).toList());
    }

    private String best(Statement.Best best) {
        String query = query(best.query());
        String each = groups(best.each());
        return query + ", of which the first " + (best.most() == 1 ? "" : best.most() + " ") + "by "
                + spoken(best.by().by()) + (best.by().descending() ? ", highest first," : ", lowest first,")
                + " for each " + each;
    }

    private String cut(Statement.Cut cut) {
        return query(cut.query()) + ", of which those in " + cut.period().spoken() + " are shown";
    }

    private String query(Query query) {
        root = query.root();
        rows = table(root);
        return clause(query);
    }

    /** What another query finds, in the words of this one's table. */
    String inner(Query query) {
        TableName outerRoot = root;
        String outerRows = rows;
        String text = query(query);
        root = outerRoot;
        rows = outerRows;
        return text;
    }

    private String clause(Query query) {
        StringBuilder text = new StringBuilder(subject(query));
        List<Condition> conditions = new ArrayList<>(query.filters());
        conditions.addAll(query.having());
        if (!conditions.isEmpty()) {
            text.append(", where ").append(all(conditions));
        }
        query.combination().ifPresent(combination -> text.append(combined(combination)));
        query.order().stream()
                .findFirst()
                .ifPresent(order ->
                        text.append(", ordered by ").append(spoken(order.by())).append(direction(order)));
        query.skip().ifPresent(skip -> text.append(", without the first ").append(skip));
        query.limit().ifPresent(limit -> text.append(limit == 1 ? ", the first only" : ", the first " + limit));
        return text.toString();
    }

    private static String direction(Query.Order order) {
        boolean date = order.by() instanceof Expression.Column column
                && column.attribute().isTemporal();
        return order.descending() ? date ? ", latest first" : ", highest first" : "";
    }

    /** Conditions that must all hold. */
    String all(List<Condition> conditions) {
        return list(conditions.stream().map(this::spoken).toList());
    }

    /** The condition in words. */
    String spoken(Condition condition) {
        return condition.fold(new ConditionWords(this));
    }

    private String combined(Query.Combination combination) {
        String first = all(combination.first());
        String second = all(combination.second());
        return combination.operator() == Query.SetOperator.EXCEPT
                ? ", without those where " + second
                : ", both where " + first + " and where " + second;
    }

    private String subject(Query query) {
        Optional<String> things = things(query);
        if (things.isPresent()) {
            return things.get();
        }
        boolean grouped = !query.groups().isEmpty();
        List<Expression> shown = query.outputs().stream()
                .filter(output -> !grouped || output.isAggregate())
                .toList();
        String subject = list((shown.isEmpty() ? query.outputs() : shown)
                .stream().map(this::spoken).toList());
        boolean saysRows = subject.contains(spoken(Expression.Aggregate.rows()))
                || subject.contains("number of different " + rows);
        String different = query.distinct() ? "the different values of " : "";
        String whose = saysRows ? "" : " of " + rows;
        String each = grouped && !shown.isEmpty() ? " for each " + groups(query.groups()) : "";
        return different + subject + whose + each;
    }

    /** Things of another table, picked by the figures of their rows: "name of shops, by their bills". */
    private Optional<String> things(Query query) {
        Set<TableName> tables = new LinkedHashSet<>();
        query.outputs().forEach(output -> tables.addAll(output.tables()));
        boolean picked = !query.groups().isEmpty()
                && query.outputs().stream().allMatch(Expression.Column.class::isInstance)
                && tables.size() == 1
                && !tables.contains(root);
        return picked
                ? Optional.of(list(query.outputs().stream()
                                .flatMap(output -> output.reads().stream())
                                .map(Attribute::spoken)
                                .toList())
                        + " of " + table(tables.iterator().next()) + ", by their " + rows)
                : Optional.empty();
    }

    /** What there is one row for; a table's own name stands for its rows. */
    private String groups(List<Expression> groups) {
        return list(named(groups).stream().map(this::group).distinct().toList());
    }

    private String group(Expression group) {
        return group.reads()
                .filter(attribute -> group instanceof Expression.Column
                        && !attribute.table().equals(root)
                        && model.entity(attribute.table())
                                .filter(entity ->
                                        entity.named() && entity.labels().contains(attribute))
                                .isPresent())
                .map(attribute -> singular(table(attribute.table())))
                .orElseGet(() -> spoken(group));
    }

    private static String singular(String things) {
        if (!isPlural(things)) {
            return things;
        }
        return things.endsWith("ies")
                ? things.substring(0, things.length() - 3) + "y"
                : things.replaceFirst("(?<=(ss|ch|sh|x|z))es$|s$", "");
    }

    /** Keys only tell apart what has the same name: no words for them where there is a name. */
    private static List<Expression> named(List<Expression> groups) {
        List<Expression> named = groups.stream()
                .filter(group -> group.reads()
                        .map(Attribute::role)
                        .filter(Attribute.Role.KEY::equals)
                        .isEmpty())
                .toList();
        return named.isEmpty() ? groups : named;
    }

    /** The expression in words. */
    public String spoken(Expression expression) {
        return expression.fold(new ExpressionWords(this));
    }

    /** The rows that are counted. */
    String rows() {
        return rows;
    }

    static boolean isPlural(String things) {
        return things.endsWith("s") && !things.endsWith("ss");
    }

    /** An aggregate of a column: of dates there is an earliest, and a column that says "total" is not called so twice. */
    String figure(AggregateFunction function, Attribute of) {
        boolean extreme = function == AggregateFunction.MIN || function == AggregateFunction.MAX;
        if (extreme && of.isTemporal()) {
            return (function == AggregateFunction.MIN ? "the earliest " : "the latest ") + column(of);
        }
        return function == AggregateFunction.SUM && of.spoken().startsWith("total")
                ? "the sum of the " + column(of)
                : function(function) + column(of);
    }

    static String function(AggregateFunction function) {
        return switch (function) {
            case COUNT -> "the number of ";
            case SUM -> "the total ";
            case AVG -> "the average ";
            case MIN -> "the lowest ";
            case MAX -> "the highest ";
            case MEDIAN -> "the median ";
            case STDDEV -> "the standard deviation of the ";
            case VARIANCE -> "the variance of the ";
            case RANGE -> "the range from the lowest to the highest ";
        };
    }

    /** The table is named where it is not the one that the sentence is about. */
    String column(Attribute attribute) {
        return attribute.table().equals(root) ? name(attribute) : table(attribute.table()) + " " + name(attribute);
    }

    /** "Date posted" for {@code posted_on}. */
    public static String name(Attribute attribute) {
        List<String> words = attribute.words();
        int last = words.size() - 1;
        boolean day = attribute.isTemporal()
                && last > 0
                && (words.get(last).equals("on") || words.get(last).equals("at"));
        return day ? "date " + String.join(" ", words.subList(0, last)) : attribute.spoken();
    }

    String table(TableName name) {
        return model.entity(name).map(entity -> entity.spoken()).orElse(name.table());
    }

    static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** What is said of a table's rows, whose columns need no other name there. */
    String of(TableName table, List<Condition> conditions) {
        TableName outer = root;
        root = table;
        String text = all(conditions);
        root = outer;
        return text;
    }
}
