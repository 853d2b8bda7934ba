package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

/** Conversions into numbers. Fractions are cut off where whole numbers are asked for. */
final class Numbers {
    private static final int LARGEST_EXPONENT = 400;

    private Numbers() {}

    /**
     * A whole number.
     *
     * @param wanted the type's name, for the message
     * @throws SQLException 22003 if it is no number or out of range
     */
    static long whole(Object value, long least, long most, String wanted) throws SQLException {
        long number;
        if (value instanceof Integer || value instanceof Long) {
            number = ((Number) value).longValue();
        } else if (value instanceof Boolean) {
            number = (Boolean) value ? 1 : 0;
        } else {
            number = cut(value, wanted);
        }
        if (number < least || number > most) {
            throw bad(value, wanted);
        }
        return number;
    }

    private static long cut(Object value, String wanted) throws SQLException {
        try {
            return decimal(value, wanted).setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException e) {
            throw bad(value, wanted);
        }
    }

    static double floating(Object value, String wanted) throws SQLException {
        if (value instanceof Float) {
            // The number that people see, not the float that comes next to it.
            return Double.parseDouble(ValueText.of(value));
        }
        if (value instanceof Number) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? 1 : 0;
        }
        try {
            return Double.parseDouble(text(value, wanted));
        } catch (NumberFormatException e) {
            throw bad(value, wanted);
        }
    }

    static float real(Object value) throws SQLException {
        return value instanceof Float ? (Float) value : (float) floating(value, "float");
    }

    static BigDecimal decimal(Object value, String wanted) throws SQLException {
        if (value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            BigDecimal number = new BigDecimal(text(value, wanted));
            // Cutting the fraction off 1e-999999999 would take for ever.
            if (Math.abs((long) number.scale()) > LARGEST_EXPONENT && !(value instanceof BigDecimal)) {
                throw bad(value, wanted);
            }
            return number;
        } catch (NumberFormatException e) {
            throw bad(value, wanted);
        }
    }

    static BigInteger big(Object value) throws SQLException {
        return decimal(value, "BigInteger").toBigInteger();
    }

    private static String text(Object value, String wanted) throws SQLException {
        if (value instanceof String || value instanceof Number) {
            return ValueText.of(value).strip();
        }
        throw bad(value, wanted);
    }

    /** Says the wish and, as its reader may see the value anyhow, the value. */
    private static SQLException bad(Object value, String wanted) {
        return Failures.of(SqlState.OUT_OF_RANGE, "Bad value for type " + wanted + " : " + ValueText.of(value));
    }
}
