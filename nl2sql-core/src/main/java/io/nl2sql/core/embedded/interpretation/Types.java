package io.nl2sql.core.embedded.interpretation;

import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Expression;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.linking.Attribute;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the types of columns allow what a query does with them: no sum of names, no number that equals a word. */
final class Types {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
    private static final int LENGTH_OF_DAY = 10;

    private Types() {}

    static boolean fit(Query query) {
        return Stream.concat(query.outputs().stream(), query.order().stream().map(Query.Order::by))
                        .allMatch(Types::fits)
                && Stream.concat(query.filters().stream(), query.having().stream())
                        .allMatch(Types::fits);
    }

    private static boolean fits(Expression expression) {
        return !(expression instanceof Expression.Aggregate aggregate)
                || !aggregate.function().isOfNumbers()
                || aggregate.of().filter(of -> !of.isNumeric()).isEmpty();
    }

    private static boolean fits(Condition condition) {
        if (condition instanceof Condition.OneOf some) {
            return some.values().stream().allMatch(value -> holds(some.attribute(), value));
        } else if (condition instanceof Condition.Related some) {
            return some.conditions().stream().allMatch(Types::fits);
        } else if (condition instanceof Condition.AnyOf some) {
            return some.conditions().stream().allMatch(Types::fits);
        } else if (condition instanceof Condition.AllOf some) {
            return some.conditions().stream().allMatch(Types::fits);
        } else if (condition instanceof Condition.Not some) {
            return fits(some.condition());
        }
        return !(condition instanceof Condition.Compare some) || fits(some.left());
    }

    /** Whether the column can hold what the text says. */
    private static boolean holds(Attribute attribute, String value) {
        if (attribute.isNumeric()) {
            return NUMBER.matcher(value).matches();
        }
        return !attribute.isTemporal() || value.length() >= LENGTH_OF_DAY && isDay(value.substring(0, LENGTH_OF_DAY));
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
