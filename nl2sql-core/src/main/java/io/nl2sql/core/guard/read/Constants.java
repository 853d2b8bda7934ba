package io.nl2sql.core.guard.read;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/**
 * Expressions without columns that cannot fail, or fail while the query is planned, for everyone alike. PostgreSQL reads
 * a literal in a cast, and computes with numbers, while it plans; the clock, and casts of text to dates, it leaves for
 * the rows.
 */
public final class Constants {
    private static final Set<String> CLOCK =
            Set.of("now", "current_date", "current_timestamp", "localtimestamp", "transaction_timestamp");
    private static final Set<String> TRUNCATIONS = Set.of("hour", "day", "week", "month", "quarter", "year");

    private static final Pattern DAY =
            Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}(:[0-9]{2})?)?");
    private static final Pattern DISTANCE = Pattern.compile(
            "[0-9]{1,3}( (year|month|week|day|hour|minute|second)s?)?|[0-9]{1,4} (month|week|day|hour)s?");
    private static final int MOST_DAYS = 9_999;
    /** Each of them moves a date by less than a thousand years; PostgreSQL's calendar begins 4713 BC. */
    private static final int MOST_DISTANCES = 4;

    private static final int MOST_DIGITS = 6;

    private Constants() {}

    public static boolean isSafe(SqlNode node) {
        return isLiteral(node) || isNumber(node) || distances(node) <= MOST_DISTANCES;
    }

    /** A literal, with a sign or a cast of its own at most. */
    public static boolean isLiteral(SqlNode node) {
        if (node instanceof SqlLiteral) {
            return true;
        }
        boolean wrapped = node.getKind() == SqlKind.MINUS_PREFIX
                || node.getKind() == SqlKind.PLUS_PREFIX
                || node.getKind() == SqlKind.CAST;
        return wrapped && ((SqlCall) node).operand(0) instanceof SqlLiteral;
    }

    public static boolean isClock(SqlNode node) {
        return node instanceof SqlCall call
                && call.operandCount() == 0
                && CLOCK.contains(call.getOperator().getName());
    }

    public static Optional<String> text(SqlNode node) {
        return node instanceof SqlCharStringLiteral literal
                ? Optional.of(literal.getValueAs(String.class))
                : Optional.empty();
    }

    public static boolean isCastTo(SqlNode node, String standIn) {
        return node.getKind() == SqlKind.CAST
                && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec type
                && type.getTypeName().getSimple().equals(standIn);
    }

    /** Sums of short whole numbers. */
    private static boolean isNumber(SqlNode node) {
        if (node instanceof SqlNumericLiteral number) {
            return number.isInteger() && number.toValue().length() <= MOST_DIGITS;
        }
        boolean sum = node.getKind() == SqlKind.PLUS || node.getKind() == SqlKind.MINUS;
        return sum && ((SqlCall) node).getOperandList().stream().allMatch(Constants::isNumber);
    }

    /** How many distances move the clock, or a plain day, in this node; too many where it is anything else. */
    private static int distances(SqlNode node) {
        if (isClock(node) || isDay(node)) {
            return 0;
        }
        if (!(node instanceof SqlCall call)) {
            return MOST_DISTANCES + 1;
        }
        boolean truncated = call.getOperator().getName().equals("date_trunc")
                && call.operandCount() == 2
                && text(call.operand(0)).filter(TRUNCATIONS::contains).isPresent();
        if (truncated) {
            return distances(call.operand(1));
        }
        if (isCastTo(node, "DATE")) {
            return distances(call.operand(0));
        }
        boolean moved = (call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)
                && call.operandCount() == 2
                && isDistance(call.operand(1));
        return moved ? 1 + distances(call.operand(0)) : MOST_DISTANCES + 1;
    }

    private static boolean isDay(SqlNode node) {
        return isCastTo(node, "DATE")
                && text(((SqlCall) node).operand(0))
                        .filter(day -> DAY.matcher(day).matches())
                        .isPresent();
    }

    /** Less than a thousand years, as a literal. */
    private static boolean isDistance(SqlNode node) {
        if (node instanceof SqlNumericLiteral days) {
            return days.isInteger()
                    && days.bigDecimalValue().intValue() <= MOST_DAYS
                    && days.toValue().length() <= 4;
        }
        return isCastTo(node, "INTEGER")
                && text(((SqlCall) node).operand(0))
                        .filter(distance -> DISTANCE.matcher(distance).matches())
                        .isPresent();
    }
}
