package io.nl2sql.core.embedded.query;

import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.query.Expression.AggregateFunction;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Join;
import io.nl2sql.security.policy.TableName;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What rows, or groups, must satisfy. */
public sealed interface Condition {
    /** A number on the right. */
    record Compare(Expression left, Operator operator, BigDecimal right) implements Condition {}

    /** One of some stored texts, or none of them. */
    record OneOf(Attribute attribute, List<String> values, boolean negated) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** A date, timestamp or year within a period. */
    record Within(Attribute attribute, Period period) implements Condition {}

    /**
     * A date that falls on some days of the week.
     *
     * @param days from 1, Monday, to 7
     */
    record OnWeekday(Attribute attribute, List<Integer> days) implements Condition {
        public OnWeekday {
            days = List.copyOf(days);
        }
    }

    /** A text that contains, starts or ends with another, ignoring case. */
    record Matches(Attribute attribute, String before, String text, String after, boolean negated)
            implements Condition {}

    /** A flag that is set, or is not. */
    record Flag(Attribute attribute, boolean set) implements Condition {}

    /** A column on the right. */
    record CompareColumns(Attribute left, Operator operator, Attribute right) implements Condition {}

    /**
     * A column against an aggregate of the same column over all rows.
     *
     * @param within what the rows that are aggregated must meet
     */
    record AgainstAll(Attribute attribute, Operator operator, AggregateFunction function, List<Condition> within)
            implements Condition {
        public AgainstAll {
            within = List.copyOf(within);
        }

        public AgainstAll(Attribute attribute, Operator operator, AggregateFunction function) {
            this(attribute, operator, function, List.of());
        }
    }

    /**
     * Related rows of other tables.
     *
     * @param from the table whose rows are tested
     * @param path joins from there, nearest first
     * @param conditions on the tables of the path
     * @param negated whether there must be none
     * @param count how many there must be; empty asks for one at least
     */
    record Related(TableName from, List<Join> path, List<Condition> conditions, boolean negated, Optional<Bound> count)
            implements Condition {
        public Related {
            path = List.copyOf(path);
            conditions = List.copyOf(conditions);
        }

        /** The tables whose rows are related. */
        public Set<TableName> reached() {
            Set<TableName> reached = new HashSet<>();
            path.forEach(join -> {
                reached.add(join.from());
                reached.add(join.to());
            });
            reached.remove(from);
            return reached;
        }
    }

    /** One at least. */
    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** All of them. */
    record AllOf(List<Condition> conditions) implements Condition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    /** What must not hold. */
    record Not(Condition condition) implements Condition {}

    /** Two expressions, such as two aggregates of one group. */
    record Compares(Expression left, Operator operator, Expression right) implements Condition {}

    /** Whether another query finds any row, or none. */
    record Finds(Query query, boolean negated) implements Condition {}

    /** A column without a value, or with one. */
    record Missing(Attribute attribute, boolean negated) implements Condition {}

    /** A column whose value is among those of another column in rows of its table. */
    record Among(Attribute attribute, Attribute other, List<Condition> conditions) implements Condition {
        public Among {
            conditions = List.copyOf(conditions);
        }
    }

    /** What does not hold, or of which it is not known. */
    record Untrue(Condition condition) implements Condition {}

    /**
     * A number to compare with.
     *
     * @param different whether rows are counted once each that several ways lead to
     */
    record Bound(Operator operator, BigDecimal number, boolean different) {
        public Bound(Operator operator, BigDecimal number) {
            this(operator, number, false);
        }

        /** The same of different rows. */
        public Bound ofDifferent() {
            return new Bound(operator, number, true);
        }
    }

    enum Operator {
        EQUAL("=", "equal to"),
        DIFFERENT("<>", "other than"),
        MORE(">", "more than"),
        LESS("<", "less than"),
        AT_LEAST(">=", "at least"),
        AT_MOST("<=", "at most");

        private final String sign;
        private final String spoken;

        Operator(String sign, String spoken) {
            this.sign = sign;
            this.spoken = spoken;
        }

        public String sign() {
            return sign;
        }

        public String spoken() {
            return spoken;
        }

        public static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("Unknown comparison " + sign);
        }

        /** With its sides changed over. */
        public Operator swapped() {
            return switch (this) {
                case EQUAL, DIFFERENT -> this;
                case MORE -> LESS;
                case LESS -> MORE;
                case AT_LEAST -> AT_MOST;
                case AT_MOST -> AT_LEAST;
            };
        }

        public Operator negated() {
            return switch (this) {
                case EQUAL -> DIFFERENT;
                case DIFFERENT -> EQUAL;
                case MORE -> AT_MOST;
                case LESS -> AT_LEAST;
                case AT_LEAST -> LESS;
                case AT_MOST -> MORE;
            };
        }
    }

    /** Every case spelled out. */
    interface Fold<T> {
        T compare(Compare condition);

        T oneOf(OneOf condition);

        T within(Within condition);

        T onWeekday(OnWeekday condition);

        T matches(Matches condition);

        T flag(Flag condition);

        T columns(CompareColumns condition);

        T againstAll(AgainstAll condition);

        T related(Related condition);

        T anyOf(AnyOf condition);

        T allOf(AllOf condition);

        T not(Not condition);

        T compares(Compares condition);

        T finds(Finds condition);

        T missing(Missing condition);

        T untrue(Untrue condition);

        T among(Among condition);
    }

    default <T> T fold(Fold<T> fold) {
        if (this instanceof Compare some) {
            return fold.compare(some);
        } else if (this instanceof OneOf some) {
            return fold.oneOf(some);
        } else if (this instanceof Within some) {
            return fold.within(some);
        } else if (this instanceof OnWeekday some) {
            return fold.onWeekday(some);
        } else if (this instanceof Matches some) {
            return fold.matches(some);
        } else if (this instanceof Flag some) {
            return fold.flag(some);
        } else if (this instanceof CompareColumns some) {
            return fold.columns(some);
        } else if (this instanceof AgainstAll some) {
            return fold.againstAll(some);
        } else if (this instanceof Related some) {
            return fold.related(some);
        } else if (this instanceof Compares some) {
            return fold.compares(some);
        } else if (this instanceof Finds some) {
            return fold.finds(some);
        } else if (this instanceof Missing some) {
            return fold.missing(some);
        } else if (this instanceof Among some) {
            return fold.among(some);
        } else if (this instanceof Untrue some) {
            return fold.untrue(some);
        } else if (this instanceof AllOf some) {
            return fold.allOf(some);
        }
        return this instanceof Not some ? fold.not(some) : fold.anyOf((AnyOf) this);
    }

    /** The tables whose columns it reads outside sub-queries. */
    default List<TableName> tables() {
        return fold(new ConditionTables());
    }

    /** The same condition on other tables, as {@code change} says for each. */
    default Condition map(Function<Condition, Condition> change) {
        return this instanceof AnyOf some
                ? new AnyOf(some.conditions().stream().map(change).toList())
                : change.apply(this);
    }
}
