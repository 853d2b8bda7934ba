package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.UUID;

/** Conversions of one value that is not null, as PostgreSQL's own driver does them. */
public final class Cell {
    private Cell() {}

    public static String text(Object value) {
        return ValueText.of(value);
    }

    public static boolean bool(Object value) throws SQLException {
        return Booleans.of(value);
    }

    public static byte int8(Object value) throws SQLException {
        return (byte) Numbers.whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    public static short int16(Object value) throws SQLException {
        return (short) Numbers.whole(value, Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    public static int int32(Object value) throws SQLException {
        return (int) Numbers.whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    public static long int64(Object value) throws SQLException {
        return Numbers.whole(value, Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    public static float real(Object value) throws SQLException {
        return Numbers.real(value);
    }

    public static double floating(Object value) throws SQLException {
        return Numbers.floating(value, "double");
    }

    public static BigDecimal decimal(Object value) throws SQLException {
        if (value instanceof Float || value instanceof Double) {
            return Numbers.decimal(ValueText.of(value), "BigDecimal");
        }
        return Numbers.decimal(value, "BigDecimal");
    }

    public static byte[] bytes(Object value, PgType type) throws SQLException {
        return Bytes.of(value, type);
    }

    /** In the calendar's zone, or in this machine's if there is none. */
    public static Date date(Object value, Calendar calendar) throws SQLException {
        return SqlTimes.date(value, calendar);
    }

    public static Time time(Object value, Calendar calendar) throws SQLException {
        return SqlTimes.time(value, calendar);
    }

    public static Timestamp timestamp(Object value, Calendar calendar) throws SQLException {
        return SqlTimes.timestamp(value, calendar);
    }

    /** The array in a value; a text is not taken apart. */
    public static Array array(Object value, PgType type) throws SQLException {
        if (!(value instanceof List)) {
            throw Failures.of(SqlState.TYPE_MISMATCH, "A value of " + type.typeName() + " is no array.");
        }
        return new SqlArray((List<?>) value, type.element());
    }

    static UUID uuid(Object value) throws SQLException {
        if (value instanceof UUID) {
            return (UUID) value;
        }
        try {
            return UUID.fromString(ValueText.of(value));
        } catch (IllegalArgumentException e) {
            throw Failures.of(SqlState.BAD_CAST, "Bad value for type UUID : " + ValueText.of(value), e);
        }
    }

    /** As the class that the type's metadata name. */
    public static Object object(Object value, PgType type) throws SQLException {
        if (type.isArray()) {
            return value instanceof List ? array(value, type) : value;
        }
        switch (type.kind()) {
            case BOOL:
                return bool(value);
            case INT2:
            case INT4:
                return int32(value);
            case INT8:
            case OID:
                return int64(value);
            case FLOAT4:
                return real(value);
            case FLOAT8:
                return floating(value);
            case NUMERIC:
                return numeric(value);
            case BYTEA:
                return bytes(value, type);
            case UUID:
                return uuid(value);
            case DATE:
                return date(value, null);
            case TIME:
            case TIMETZ:
                return time(value, null);
            case TIMESTAMP:
            case TIMESTAMPTZ:
                return timestamp(value, null);
            default:
                return value instanceof List ? array(value, type) : text(value);
        }
    }

    /** NaN and the infinities have no BigDecimal. */
    private static Object numeric(Object value) throws SQLException {
        boolean special = value instanceof String
                && List.of("NaN", "Infinity", "-Infinity").contains(value);
        return special ? (Object) Double.valueOf((String) value) : decimal(value);
    }

    /**
     * As a class of the caller's choice.
     *
     * @throws SQLException 22023 for a class that no value is converted to
     */
    public static <T> T as(Class<T> wanted, Object value, PgType type) throws SQLException {
        return wanted.cast(ByClass.convert(wanted, value, type));
    }

    static BigInteger big(Object value) throws SQLException {
        return Numbers.big(value);
    }
}
