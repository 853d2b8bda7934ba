package io.nl2sql.core.statement;

import io.nl2sql.core.guard.lex.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bound value.
 *
 * @param type what it is
 * @param value as text: ISO 8601 for dates and times; empty for null
 */
public record Parameter(Type type, Optional<String> value) {
    /** Types of values. */
    public enum Type {
        NULL,
        BOOLEAN,
        INTEGER,
        DECIMAL,
        DOUBLE,
        TEXT,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMPTZ,
        UUID,
        BYTES
    }

    /** More digits than this are no amount of anything; the guard bounds the text's length besides. */
    private static final int MOST_DIGITS = 1_000;

    private static final Pattern NOT_FINITE = Pattern.compile("NaN|[+-]?Infinity");

    public Parameter {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    public static Parameter text(String value) {
        return new Parameter(Type.TEXT, Optional.of(value));
    }

    boolean isNull() {
        return type == Type.NULL || value.isEmpty();
    }

    /**
     * The value as one SQL expression that means the same wherever a value may stand. Text stays an untyped literal, so
     * that it compares with everything, as with PostgreSQL's own driver.
     *
     * @throws IllegalArgumentException with a sentence, where the text is no value of the type
     */
    String literal() {
        if (isNull()) {
            return "NULL";
        }
        String written = value.orElseThrow();
        try {
            return switch (type) {
                case NULL -> "NULL";
                case BOOLEAN -> flag(written);
                case INTEGER -> number(whole(written));
                case DECIMAL -> number(plain(new BigDecimal(written)));
                case DOUBLE -> cast(floating(written), "double precision");
                case TEXT -> Token.literal(written);
                case DATE -> cast(LocalDate.parse(written).toString(), "date");
                case TIME -> cast(LocalTime.parse(written).toString(), "time");
                case TIMESTAMP -> cast(LocalDateTime.parse(written).toString().replace('T', ' '), "timestamp");
                case TIMESTAMPTZ ->
                    cast(OffsetDateTime.parse(written).toString().replace('T', ' '), "timestamptz");
                case UUID -> cast(java.util.UUID.fromString(written).toString(), "uuid");
                case BYTES -> throw new IllegalArgumentException("Binary values cannot be used in queries.");
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("The value is not of type " + name() + ".", e);
        }
    }

    private String name() {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String flag(String written) {
        if (written.equals("true") || written.equals("false")) {
            return written;
        }
        throw new IllegalArgumentException("The value is not of type boolean.");
    }

    /** In parentheses where a sign could run into what stands before. */
    private static String number(String digits) {
        return digits.startsWith("-") ? "(" + digits + ")" : digits;
    }

    private static String whole(String written) {
        if (written.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("The value has too many digits.");
        }
        return new BigInteger(written).toString();
    }

    /** Looks at the scale first: an exponent could make the digits fill the memory. */
    private static String plain(BigDecimal value) {
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("The value has too many digits.");
        }
        return value.toPlainString();
    }

    private static String floating(String written) {
        return NOT_FINITE.matcher(written).matches() ? written : Double.toString(Double.parseDouble(written));
    }

    private static String cast(String text, String type) {
        return "CAST('" + text + "' AS " + type + ")";
    }
}
