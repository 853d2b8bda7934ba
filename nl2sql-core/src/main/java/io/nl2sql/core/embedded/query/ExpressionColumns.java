package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Attribute;
import java.util.List;
import java.util.stream.Stream;

/** The columns that an expression reads outside their sub-queries; conditions of filters are placed by themselves. */
final class ExpressionColumns implements Expression.Fold<List<Attribute>> {
    @Override
    public List<Attribute> column(Expression.Column expression) {
        return List.of(expression.attribute());
    }

    @Override
    public List<Attribute> bucket(Expression.Bucket expression) {
        return List.of(expression.attribute());
    }

    @Override
    public List<Attribute> aggregate(Expression.Aggregate expression) {
        return expression.of().stream().toList();
    }

    @Override
    public List<Attribute> computed(Expression.Computed expression) {
        return expression.of().fold(this);
    }

    @Override
    public List<Attribute> filtered(Expression.Filtered expression) {
        return expression.aggregate().fold(this);
    }

    @Override
    public List<Attribute> figure(Expression.Figure expression) {
        return List.of();
    }

    @Override
    public List<Attribute> orNought(Expression.OrNought expression) {
        return expression.of().fold(this);
    }

    @Override
    public List<Attribute> arithmetic(Expression.Arithmetic expression) {
        return both(expression.left(), expression.right());
    }

    @Override
    public List<Attribute> ratio(Expression.Ratio expression) {
        return both(expression.part(), expression.whole());
    }

    @Override
    public List<Attribute> running(Expression.Running expression) {
        return expression.of().fold(this);
    }

    @Override
    public List<Attribute> previous(Expression.Previous expression) {
        return expression.of().fold(this);
    }

    @Override
    public List<Attribute> whole(Expression.Whole expression) {
        return expression.of().fold(this);
    }

    @Override
    public List<Attribute> scalar(Expression.Scalar expression) {
        return expression.same().stream()
                .flatMap(e -> e.fold(this).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Attribute> ofEach(Expression.OfEach expression) {
        return List.of();
    }

    @Override
    public List<Attribute> referred(Expression.Referred expression) {
        return List.of(expression.reference());
    }

    @Override
    public List<Attribute> different(Expression.Different expression) {
        return expression.of().fold(this);
    }

    @Override
    public List<Attribute> day(Expression.Day expression) {
        return List.of();
    }

    @Override
    public List<Attribute> years(Expression.Years expression) {
        return both(expression.from(), expression.to());
    }

    @Override
    public List<Attribute> holds(Expression.Holds expression) {
        return List.of();
    }

    private List<Attribute> both(Expression left, Expression right) {
        return Stream.concat(left.fold(this).stream(), right.fold(this).stream())
                .distinct()
                .toList();
    }
}
