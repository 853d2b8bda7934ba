package io.nl2sql.core.embedded.query;

import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.security.policy.TableName;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in English what a typed query does. Confined to one thread. */
public final class Explainer implements Condition.Fold<String> {
    private static final List<String> OPEN =
            List.of("older", "newer", "since ", "after ", "before ", "until ", "from ");

    private final SchemaModel model;
    private TableName root = new TableName("", "");
    private String rows = "rows";

    public Explainer(SchemaModel model) {
        this.model = model;
    }

    /** One sentence. */
    public String explain(Statement statement) {
        String text = statement.fold(this::query, this::figures, this::best, this::cut);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
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
        return list(conditions.stream().map(c -> c.fold(this)).toList());
    }

    private String combined(Query.Combination combination) {
        String first = list(combination.first().stream().map(c -> c.fold(this)).toList());
        String second =
                list(combination.second().stream().map(c -> c.fold(this)).toList());
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

    private static boolean isPlural(String things) {
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

    @Override
    public String compare(Condition.Compare condition) {
        return spoken(condition.left()) + " is " + condition.operator().spoken() + " "
                + condition.right().toPlainString();
    }

    @Override
    public String oneOf(Condition.OneOf condition) {
        return column(condition.attribute())
                + (condition.negated() ? " is not " : " is ")
                + condition.values().stream().map(v -> "'" + v + "'").collect(Collectors.joining(" or "));
    }

    @Override
    public String within(Condition.Within condition) {
        String period = condition.period().spoken();
        boolean bounded = OPEN.stream().anyMatch(period::startsWith);
        return column(condition.attribute()) + (bounded ? " is " : " is in ") + period;
    }

    @Override
    public String onWeekday(Condition.OnWeekday condition) {
        return column(condition.attribute()) + " is a "
                + condition.days().stream()
                        .map(day -> DayOfWeek.of(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.joining(" or "));
    }

    @Override
    public String matches(Condition.Matches condition) {
        String how =
                condition.before().isEmpty() ? "starts with" : condition.after().isEmpty() ? "ends with" : "contains";
        return column(condition.attribute()) + (condition.negated() ? " not " : " ") + how + " '" + condition.text()
                + "'";
    }

    @Override
    public String flag(Condition.Flag condition) {
        return column(condition.attribute()) + (condition.set() ? " holds" : " does not hold");
    }

    @Override
    public String columns(Condition.CompareColumns condition) {
        return column(condition.left()) + " is " + condition.operator().spoken() + " " + column(condition.right());
    }

    @Override
    public String againstAll(Condition.AgainstAll condition) {
        return column(condition.attribute()) + " is " + condition.operator().spoken() + " "
                + function(condition.function()) + column(condition.attribute()) + others(condition);
    }

    /** Of the best, that they meet the other conditions goes without saying. */
    private String others(Condition.AgainstAll condition) {
        return condition.within().isEmpty() || condition.operator() == Condition.Operator.EQUAL
                ? ""
                : " of all " + table(condition.attribute().table()) + " whose " + all(condition.within());
    }

    @Override
    public String related(Condition.Related condition) {
        TableName last = condition.from();
        for (var join : condition.path()) {
            last = join.other(last);
        }
        String inner = condition.conditions().isEmpty() ? "" : " whose " + of(last, condition.conditions());
        String things = table(last);
        String how = condition
                .count()
                .map(bound -> bound.operator().spoken() + " " + bound.number().toPlainString()
                        + (bound.different() ? " different " : " "))
                .orElse(condition.negated() ? "no " : "");
        boolean one = how.isEmpty() && !isPlural(things);
        return (isPlural(things) ? "there are " : one ? "there is some " : "there is ") + how + things + inner;
    }

    /** What is said of a table's rows, whose columns need no other name there. */
    private String of(TableName table, List<Condition> conditions) {
        TableName outer = root;
        root = table;
        String text = all(conditions);
        root = outer;
        return text;
    }

    @Override
    public String not(Condition.Not condition) {
        return "not: " + condition.condition().fold(this);
    }

    @Override
    public String compares(Condition.Compares condition) {
        return spoken(condition.left()) + " is " + condition.operator().spoken() + " " + spoken(condition.right());
    }

    @Override
    public String finds(Condition.Finds condition) {
        return "there is " + (condition.negated() ? "no row" : "a row") + " in: " + inner(condition.query());
    }

    @Override
    public String missing(Condition.Missing condition) {
        return column(condition.attribute()) + (condition.negated() ? " is filled" : " is empty");
    }

    @Override
    public String untrue(Condition.Untrue condition) {
        return "it is not so that " + condition.condition().fold(this);
    }

    @Override
    public String among(Condition.Among condition) {
        boolean any = condition.conditions().stream().allMatch(Condition.Missing.class::isInstance);
        return column(condition.attribute()) + " is the "
                + (any
                        ? condition.other().spoken() + " of some "
                                + table(condition.other().table())
                        : column(condition.other()) + " of those where " + all(condition.conditions()));
    }

    @Override
    public String anyOf(Condition.AnyOf condition) {
        return condition.conditions().stream().map(part -> part.fold(this)).collect(Collectors.joining(" or "));
    }
}
