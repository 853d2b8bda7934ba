package io.nl2sql.core.embedded.query;

import io.nl2sql.core.catalog.FiscalYear;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints expressions of one query block. Quotients never divide by nought, nor whole numbers to whole numbers. */
final class ExpressionPrinter implements Expression.Fold<String> {
    private static final int MONTHS = 12;

    private final SqlNames names;

    ExpressionPrinter(SqlNames names) {
        this.names = names;
    }

    String list(List<Expression> expressions) {
        return expressions.stream().map(e -> e.fold(this)).collect(Collectors.joining(", "));
    }

    @Override
    public String column(Expression.Column expression) {
        return names.column(expression.attribute());
    }

    @Override
    public String bucket(Expression.Bucket expression) {
        if (expression.grain() == Expression.Grain.FISCAL_YEAR) {
            return "extract(year FROM " + names.column(expression.attribute()) + shift(expression.year()) + ")::int";
        }
        if (expression.grain() == Expression.Grain.DAY_OF_WEEK) {
            return "extract(isodow FROM " + names.column(expression.attribute()) + ")::int";
        }
        return "date_trunc('" + expression.grain().name().toLowerCase(Locale.ROOT) + "', "
                + names.column(expression.attribute()) + ")::date";
    }

    /** From a day of the fiscal year to the calendar year that it is called after. */
    private static String shift(FiscalYear year) {
        int months = year.start().getMonthValue() - 1;
        int days = year.start().getDayOfMonth() - 1;
        String back = days == 0 ? "" : " - interval '" + days + " days'";
        int forward = months == 0 && days == 0 || !year.namedAfterEnd() ? -months : MONTHS - months;
        String on = forward == 0 ? "" : (forward < 0 ? " - " : " + ") + "interval '" + Math.abs(forward) + " months'";
        return back + on;
    }

    @Override
    public String aggregate(Expression.Aggregate expression) {
        String argument = expression
                .of()
                .map(of -> (expression.distinct() ? "DISTINCT " : "") + names.column(of))
                .orElse("*");
        return call(expression.function(), argument);
    }

    @Override
    public String computed(Expression.Computed expression) {
        return call(expression.function(), expression.of().fold(this));
    }

    /** The aggregate of an argument. */
    static String call(Expression.AggregateFunction function, String argument) {
        return call(function, argument, "");
    }

    private static String call(Expression.AggregateFunction function, String argument, String filter) {
        return switch (function) {
            case MEDIAN -> "percentile_cont(0.5) WITHIN GROUP (ORDER BY " + argument + ")" + filter;
            case RANGE -> "(max(" + argument + ")" + filter + " - min(" + argument + ")" + filter + ")";
            default -> function.name().toLowerCase(Locale.ROOT) + "(" + argument + ")" + filter;
        };
    }

    @Override
    public String filtered(Expression.Filtered expression) {
        String filter = " FILTER (WHERE " + SqlPrinter.all(expression.where(), names) + ")";
        return expression.aggregate() instanceof Expression.Aggregate some
                        && some.function() == Expression.AggregateFunction.RANGE
                ? call(some.function(), names.column(some.of().orElseThrow()), filter)
                : expression.aggregate().fold(this) + filter;
    }

    @Override
    public String figure(Expression.Figure expression) {
        return expression.number().toPlainString();
    }

    @Override
    public String orNought(Expression.OrNought expression) {
        return "coalesce(" + expression.of().fold(this) + ", 0)";
    }

    @Override
    public String arithmetic(Expression.Arithmetic expression) {
        boolean days = expression.sign() == Expression.Sign.MINUS && isTemporal(expression.left());
        return days
                ? day(expression.left()) + " - " + day(expression.right())
                : operand(expression.left()) + " " + expression.sign().sign() + " " + operand(expression.right());
    }

    private static boolean isTemporal(Expression expression) {
        return expression instanceof Expression.Column column
                        && column.attribute().isTemporal()
                || expression instanceof Expression.Aggregate aggregate
                        && aggregate.of().filter(of -> of.isTemporal()).isPresent()
                        && aggregate.function() != Expression.AggregateFunction.COUNT;
    }

    private String day(Expression expression) {
        return expression.fold(this) + "::date";
    }

    private String operand(Expression expression) {
        boolean compound = expression instanceof Expression.Arithmetic || expression instanceof Expression.Ratio;
        return compound ? "(" + expression.fold(this) + ")" : expression.fold(this);
    }

    @Override
    public String ratio(Expression.Ratio expression) {
        String part = operand(expression.part());
        return (expression.percent() ? "100.0 * " + part : part + "::numeric") + " / nullif("
                + expression.whole().fold(this) + ", 0)";
    }

    @Override
    public String running(Expression.Running expression) {
        boolean rows = !expression.of().isAggregate();
        String frame = expression.last().isPresent()
                ? " ROWS BETWEEN " + (expression.last().getAsInt() - 1) + " PRECEDING AND CURRENT ROW"
                : rows ? " ROWS UNBOUNDED PRECEDING" : "";
        return (expression.last().isPresent() ? "avg(" : "sum(")
                + expression.of().fold(this) + ") OVER ("
                + partition(expression.each()) + "ORDER BY " + list(expression.along()) + frame + ")";
    }

    private String partition(List<Expression> each) {
        return each.isEmpty() ? "" : "PARTITION BY " + list(each) + " ";
    }

    @Override
    public String previous(Expression.Previous expression) {
        return "lag(" + expression.of().fold(this) + ") OVER (" + partition(expression.each()) + "ORDER BY "
                + list(expression.along()) + ")";
    }

    @Override
    public String whole(Expression.Whole expression) {
        return "sum(" + expression.of().fold(this) + ") OVER ("
                + partition(expression.each()).trim() + ")";
    }

    @Override
    public String scalar(Expression.Scalar expression) {
        return "(" + SqlPrinter.block(expression.query(), names, expression.same()) + ")";
    }

    @Override
    public String ofEach(Expression.OfEach expression) {
        return "(SELECT " + call(expression.function(), "totals.figure") + " FROM ("
                + SqlPrinter.figures(expression.query(), names) + ") AS totals)";
    }

    @Override
    public String referred(Expression.Referred expression) {
        SqlNames inner = names.inner();
        String from = inner.declare(expression.key().table());
        return "(SELECT " + inner.column(expression.of()) + " FROM " + from + " WHERE " + inner.column(expression.key())
                + " = " + names.column(expression.reference()) + ")";
    }

    @Override
    public String different(Expression.Different expression) {
        return "count(DISTINCT " + expression.of().fold(this) + ")";
    }

    @Override
    public String day(Expression.Day expression) {
        return "DATE '" + expression.day() + "'";
    }

    @Override
    public String years(Expression.Years expression) {
        return "extract(year FROM age(" + expression.to().fold(this) + ", "
                + expression.from().fold(this) + "))";
    }

    @Override
    public String holds(Expression.Holds expression) {
        return expression.condition().fold(new ConditionPrinter(names));
    }
}
