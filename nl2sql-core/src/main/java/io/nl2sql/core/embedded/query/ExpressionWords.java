package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Attribute;
import java.util.List;
import java.util.Locale;

/** Says expressions in English, in the words of the query that they stand in. */
final class ExpressionWords implements Expression.Fold<String> {
    private final Explainer explainer;

    ExpressionWords(Explainer explainer) {
        this.explainer = explainer;
    }

    private String list(List<Expression> expressions) {
        return Explainer.list(expressions.stream().map(e -> e.fold(this)).toList());
    }

    @Override
    public String column(Expression.Column expression) {
        return explainer.column(expression.attribute());
    }

    @Override
    public String bucket(Expression.Bucket expression) {
        return expression.grain().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of the "
                + explainer.column(expression.attribute());
    }

    @Override
    public String aggregate(Expression.Aggregate expression) {
        return expression
                .of()
                .map(of -> isNumberOfRows(expression, of)
                        ? "the number of " + (expression.distinct() ? "different " : "") + explainer.table(of.table())
                        : expression.distinct()
                                ? Explainer.function(expression.function()) + "different " + explainer.column(of)
                                : explainer.figure(expression.function(), of))
                .orElse("the number of " + explainer.rows());
    }

    /** Counting a key is counting rows. */
    private static boolean isNumberOfRows(Expression.Aggregate expression, Attribute of) {
        return expression.function() == Expression.AggregateFunction.COUNT && of.role() == Attribute.Role.KEY;
    }

    @Override
    public String computed(Expression.Computed expression) {
        String of = expression.of().fold(this);
        return Explainer.function(expression.function()) + (of.startsWith("the ") ? "of " : "") + of;
    }

    @Override
    public String filtered(Expression.Filtered expression) {
        return expression.aggregate().fold(this) + " where " + explainer.all(expression.where());
    }

    @Override
    public String figure(Expression.Figure expression) {
        return expression.number().toPlainString();
    }

    @Override
    public String orNought(Expression.OrNought expression) {
        return expression.of().fold(this) + " (0 if there is none)";
    }

    @Override
    public String arithmetic(Expression.Arithmetic expression) {
        boolean days = expression.sign() == Expression.Sign.MINUS
                && expression.left().reads().filter(Attribute::isTemporal).isPresent();
        if (days) {
            return "the days from " + expression.right().fold(this) + " to "
                    + expression.left().fold(this);
        }
        String how =
                switch (expression.sign()) {
                    case PLUS -> " plus ";
                    case MINUS -> " less ";
                    case TIMES -> " times ";
                };
        return expression.left().fold(this) + how + expression.right().fold(this);
    }

    @Override
    public String ratio(Expression.Ratio expression) {
        return expression.part().fold(this)
                + (expression.percent() ? " in percent of " : " divided by ")
                + expression.whole().fold(this);
    }

    @Override
    public String running(Expression.Running expression) {
        String each = expression.each().isEmpty() ? "" : " within each " + list(expression.each());
        String what = expression.last().isPresent()
                ? "the average over " + expression.last().getAsInt() + " of "
                : "the running total of ";
        return what + expression.of().fold(this) + " along " + list(expression.along()) + each;
    }

    @Override
    public String previous(Expression.Previous expression) {
        return expression.of().fold(this) + " of the " + list(expression.along()) + " before";
    }

    @Override
    public String whole(Expression.Whole expression) {
        String each = expression.each().isEmpty() ? "" : " of the same " + list(expression.each());
        return "all of " + expression.of().fold(this) + each;
    }

    @Override
    public String scalar(Expression.Scalar expression) {
        String same = expression.same().isEmpty() ? "" : ", of the same " + list(expression.same());
        return explainer.inner(expression.query()) + same;
    }

    @Override
    public String ofEach(Expression.OfEach expression) {
        return Explainer.function(expression.function()) + "figure of: " + explainer.inner(expression.query());
    }

    @Override
    public String referred(Expression.Referred expression) {
        String whose = expression.reference().spoken().replaceFirst(" (id|code|number|key)$", "");
        return "the " + expression.of().spoken() + " of the " + whose;
    }

    @Override
    public String different(Expression.Different expression) {
        return "the number of different " + expression.of().fold(this);
    }

    @Override
    public String day(Expression.Day expression) {
        return expression.day().toString();
    }

    @Override
    public String years(Expression.Years expression) {
        return "the years from " + expression.from().fold(this) + " to "
                + expression.to().fold(this);
    }

    @Override
    public String holds(Expression.Holds expression) {
        return "whether " + explainer.spoken(expression.condition());
    }
}
