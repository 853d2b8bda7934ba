package io.nl2sql.core.embedded.query;

import io.nl2sql.core.linking.Attribute;
import java.util.Optional;
import java.util.function.Function;

/** Something that a query shows, groups or orders by. */
public sealed interface Expression {
    /** A column as it is stored. */
    record Column(Attribute attribute) implements Expression {}

    /** A date cut down to a stretch of time. */
    record Bucket(Grain grain, Attribute attribute) implements Expression {}

    /**
     * An aggregate over the rows of a group.
     *
     * @param function which
     * @param of the column; empty counts rows
     * @param distinct whether equal values count once
     */
    record Aggregate(AggregateFunction function, Optional<Attribute> of, boolean distinct) implements Expression {
        public static Aggregate rows() {
            return new Aggregate(AggregateFunction.COUNT, Optional.empty(), false);
        }
    }

    enum Grain {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    enum AggregateFunction {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    default <T> T fold(Function<Attribute, T> column, Function<Bucket, T> bucket, Function<Aggregate, T> aggregate) {
        if (this instanceof Column some) {
            return column.apply(some.attribute());
        }
        return this instanceof Bucket some ? bucket.apply(some) : aggregate.apply((Aggregate) this);
    }

    /** The column it reads; empty for a count of rows. */
    default Optional<Attribute> reads() {
        return fold(Optional::of, bucket -> Optional.of(bucket.attribute()), Aggregate::of);
    }

    default boolean isAggregate() {
        return this instanceof Aggregate;
    }
}
