package io.nl2sql.core.guard.read;

import static io.nl2sql.core.guard.finding.FindingCode.CONSTRUCT_NOT_ALLOWED;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/** Bounds {@code generate_series}: numbers between literals, or times that are whole hours or more apart. */
final class Series {
    private static final int MOST = 100_000;
    private static final Pattern STEP = Pattern.compile("-?[1-9][0-9]{0,3} ?(hour|day|week|month|year)s?");

    private Series() {}

    static void check(SqlCall call, QuerySource source) {
        boolean bounded = call.operandCount() == 2 && isShort(call.operand(0), call.operand(1), BigDecimal.ONE)
                || call.operandCount() == 3
                        && (isTimes(call.operand(2))
                                || number(call.operand(2)) != null
                                        && isShort(call.operand(0), call.operand(1), number(call.operand(2))));
        if (!bounded) {
            source.find(
                    CONSTRUCT_NOT_ALLOWED,
                    "generate_series takes numbers that make at most " + MOST
                            + " rows, or times with a step of hours, days, weeks, months or years.",
                    call);
        }
    }

    private static boolean isShort(SqlNode first, SqlNode last, BigDecimal step) {
        BigDecimal from = number(first);
        BigDecimal to = number(last);
        return from != null
                && to != null
                && step.signum() != 0
                && to.subtract(from).divide(step, 0, RoundingMode.UP).abs().compareTo(BigDecimal.valueOf(MOST)) <= 0;
    }

    /** The value of a literal with or without a sign, or null. */
    private static BigDecimal number(SqlNode node) {
        if (node.getKind() == SqlKind.MINUS_PREFIX) {
            BigDecimal number = number(((SqlCall) node).operand(0));
            return number == null ? null : number.negate();
        }
        return node instanceof SqlNumericLiteral literal ? literal.bigDecimalValue() : null;
    }

    private static boolean isTimes(SqlNode step) {
        SqlNode written = step.getKind() == SqlKind.CAST ? ((SqlCall) step).operand(0) : step;
        return Constants.text(written)
                .filter(text -> STEP.matcher(text).matches())
                .isPresent();
    }
}
