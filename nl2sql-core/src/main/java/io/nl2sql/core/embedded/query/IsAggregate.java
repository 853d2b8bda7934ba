package io.nl2sql.core.embedded.query;

/** Whether an expression says something of a group of rows rather than of one. */
final class IsAggregate implements Expression.Fold<Boolean> {
    @Override
    public Boolean column(Expression.Column expression) {
        return false;
    }

    @Override
    public Boolean bucket(Expression.Bucket expression) {
        return false;
    }

    @Override
    public Boolean aggregate(Expression.Aggregate expression) {
        return true;
    }

    @Override
    public Boolean computed(Expression.Computed expression) {
        return true;
    }

    @Override
    public Boolean filtered(Expression.Filtered expression) {
        return true;
    }

    @Override
    public Boolean figure(Expression.Figure expression) {
        return false;
    }

    @Override
    public Boolean orNought(Expression.OrNought expression) {
        return expression.of().isAggregate();
    }

    @Override
    public Boolean arithmetic(Expression.Arithmetic expression) {
        return expression.left().isAggregate() || expression.right().isAggregate();
    }

    @Override
    public Boolean ratio(Expression.Ratio expression) {
        return expression.part().isAggregate() || expression.whole().isAggregate();
    }

    @Override
    public Boolean running(Expression.Running expression) {
        return expression.of().isAggregate();
    }

    @Override
    public Boolean previous(Expression.Previous expression) {
        return expression.of().isAggregate();
    }

    @Override
    public Boolean whole(Expression.Whole expression) {
        return expression.of().isAggregate();
    }

    @Override
    public Boolean scalar(Expression.Scalar expression) {
        return false;
    }

    @Override
    public Boolean ofEach(Expression.OfEach expression) {
        return false;
    }

    @Override
    public Boolean referred(Expression.Referred expression) {
        return false;
    }

    @Override
    public Boolean different(Expression.Different expression) {
        return true;
    }

    @Override
    public Boolean day(Expression.Day expression) {
        return false;
    }

    @Override
    public Boolean years(Expression.Years expression) {
        return expression.from().isAggregate() || expression.to().isAggregate();
    }

    @Override
    public Boolean holds(Expression.Holds expression) {
        return expression.condition() instanceof Condition.Compares some
                && (some.left().isAggregate() || some.right().isAggregate());
    }
}
