package io.nl2sql.jdbc.internal.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Prints floating-point numbers as PostgreSQL does: the fewest digits that read back as the same number. */
final class FloatText {
    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;
    private static final int SMALLEST_PLAIN = -4;

    private FloatText() {}

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return special(value);
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : DOUBLE_DIGITS;
                digits <= DOUBLE_DIGITS + 2;
                digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        return print(shortest, value < 0 || 1 / value < 0, DOUBLE_DIGITS);
    }

    static String of(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            return special(value);
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = Math.abs(value) < Float.MIN_NORMAL ? 1 : FLOAT_DIGITS; digits <= FLOAT_DIGITS + 3; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.floatValue() == value) {
                break;
            }
        }
        return print(shortest, value < 0 || 1 / value < 0, FLOAT_DIGITS);
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "Infinity" : "-Infinity";
    }

    private static String print(BigDecimal number, boolean negative, int digits) {
        String sign = negative ? "-" : "";
        if (number.signum() == 0) {
            return sign + "0";
        }
        BigDecimal plain = number.abs().stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent < digits) {
            return sign + plain.toPlainString();
        }
        String all = plain.unscaledValue().toString();
        String fraction = all.length() == 1 ? "" : "." + all.substring(1);
        int size = Math.abs(exponent);
        return sign + all.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
