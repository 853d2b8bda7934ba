package io.nl2sql.core.embedded.query;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.security.policy.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that a query shows, groups or orders by. */
public sealed interface Expression {
    /** A column as it is stored. */
    record Column(Attribute attribute) implements Expression {}

    /**
     * A date cut down to a stretch of time.
     *
     * @param year how the fiscal years run that it may be cut down to
     */
    record Bucket(Grain grain, Attribute attribute, FiscalYear year) implements Expression {
        public Bucket(Grain grain, Attribute attribute) {
            this(grain, attribute, FiscalYear.calendar());
        }
    }

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

    /** An aggregate of something that is computed for each row. */
    record Computed(AggregateFunction function, Expression of) implements Expression {}

    /** A day. */
    record Day(LocalDate day) implements Expression {}

    /** The whole years from one day to another. */
    record Years(Expression from, Expression to) implements Expression {}

    /** How many different values something computed has. */
    record Different(Expression of) implements Expression {}

    /** An aggregate over those rows of a group that meet the conditions. */
    record Filtered(Expression aggregate, List<Condition> where) implements Expression {
        public Filtered {
            where = List.copyOf(where);
        }
    }

    /** A plain number. */
    record Figure(BigDecimal number) implements Expression {}

    /** Nothing counts as nought. */
    record OrNought(Expression of) implements Expression {}

    /** Two numbers added, subtracted or multiplied; of two dates the days between. */
    record Arithmetic(Expression left, Sign sign, Expression right) implements Expression {}

    /** One number divided by another, as a fraction or in percent; without value where that is nought. */
    record Ratio(Expression part, Expression whole, boolean percent) implements Expression {}

    /**
     * An aggregate of a group and of those before it: a running total, or the average over some.
     *
     * @param along what orders the groups
     * @param each starts anew for each of these
     * @param last how many groups to average; empty runs from the first
     */
    record Running(Expression of, List<Expression> along, List<Expression> each, OptionalInt last)
            implements Expression {
        public Running {
            along = List.copyOf(along);
            each = List.copyOf(each);
        }
    }

    /** What an aggregate was for the group before. */
    record Previous(Expression of, List<Expression> along, List<Expression> each) implements Expression {
        public Previous {
            along = List.copyOf(along);
            each = List.copyOf(each);
        }
    }

    /** An aggregate summed over all groups, or over those that share something. */
    record Whole(Expression of, List<Expression> each) implements Expression {
        public Whole {
            each = List.copyOf(each);
        }
    }

    /**
     * The one figure that another query finds.
     *
     * @param same what must be the same there as in the row around it
     */
    record Scalar(Query query, List<Expression> same) implements Expression {
        public Scalar {
            same = List.copyOf(same);
        }
    }

    /**
     * A column of the one row that another column refers to.
     *
     * @param reference the referring column
     * @param key what it refers to, in the same table or another
     * @param of what is read there
     */
    record Referred(Attribute reference, Attribute key, Attribute of) implements Expression {}

    /** An aggregate of the figures that another query finds, one for each of its groups. */
    record OfEach(AggregateFunction function, Query query) implements Expression {}

    /** Whether something holds. */
    record Holds(Condition condition) implements Expression {}

    enum Grain {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        FISCAL_YEAR,
        /** From 1, Monday, to 7. */
        DAY_OF_WEEK
    }

    enum AggregateFunction {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        MEDIAN,
        /** Standard deviation. */
        STDDEV,
        VARIANCE,
        /** From the lowest to the highest. */
        RANGE;

        /** Whether only numbers have it. */
        public boolean isOfNumbers() {
            return this != COUNT && this != MIN && this != MAX;
        }

        /** Whether rows that a join repeats change it. */
        public boolean countsRepetitions() {
            return this != MIN && this != MAX && this != RANGE;
        }
    }

    enum Sign {
        PLUS("+"),
        MINUS("-"),
        TIMES("*");

        private final String sign;

        Sign(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Every case spelled out. */
    interface Fold<T> {
        T column(Column expression);

        T bucket(Bucket expression);

        T aggregate(Aggregate expression);

        T computed(Computed expression);

        T filtered(Filtered expression);

        T figure(Figure expression);

        T orNought(OrNought expression);

        T arithmetic(Arithmetic expression);

        T ratio(Ratio expression);

        T running(Running expression);

        T previous(Previous expression);

        T whole(Whole expression);

        T scalar(Scalar expression);

        T ofEach(OfEach expression);

        T referred(Referred expression);

        T day(Day expression);

        T years(Years expression);

        T different(Different expression);

        T holds(Holds expression);
    }

    default <T> T fold(Fold<T> fold) {
        if (this instanceof Column some) {
            return fold.column(some);
        } else if (this instanceof Bucket some) {
            return fold.bucket(some);
        } else if (this instanceof Aggregate some) {
            return fold.aggregate(some);
        } else if (this instanceof Computed some) {
            return fold.computed(some);
        } else if (this instanceof Filtered some) {
            return fold.filtered(some);
        } else if (this instanceof Figure some) {
            return fold.figure(some);
        } else if (this instanceof OrNought some) {
            return fold.orNought(some);
        } else if (this instanceof Arithmetic some) {
            return fold.arithmetic(some);
        } else if (this instanceof Ratio some) {
            return fold.ratio(some);
        } else if (this instanceof Running some) {
            return fold.running(some);
        } else if (this instanceof Previous some) {
            return fold.previous(some);
        } else if (this instanceof Whole some) {
            return fold.whole(some);
        } else if (this instanceof Scalar some) {
            return fold.scalar(some);
        } else if (this instanceof OfEach some) {
            return fold.ofEach(some);
        } else if (this instanceof Referred some) {
            return fold.referred(some);
        } else if (this instanceof Different some) {
            return fold.different(some);
        } else if (this instanceof Day some) {
            return fold.day(some);
        } else if (this instanceof Years some) {
            return fold.years(some);
        }
        return fold.holds((Holds) this);
    }

    /** The first column that it reads in its own query; empty for a count of rows. */
    default Optional<Attribute> reads() {
        return fold(new ExpressionColumns()).stream().findFirst();
    }

    /** The tables whose columns it reads in its own query. */
    default Set<TableName> tables() {
        return fold(new ExpressionColumns()).stream()
                .map(Attribute::table)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    default boolean isAggregate() {
        return fold(new IsAggregate());
    }
}
