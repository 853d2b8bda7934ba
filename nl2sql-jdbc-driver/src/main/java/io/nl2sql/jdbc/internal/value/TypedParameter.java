package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Parameter;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** Values for {@code setObject} with a type: converted as if they were read in that type. */
public final class TypedParameter {
    private static final PgType TEXT = PgType.of(Kind.TEXT);

    private TypedParameter() {}

    /**
     * Converts and binds.
     *
     * @param type of {@link Types}
     * @param scale digits after the point, for decimals; negative to leave them
     * @throws SQLException 07006, 22003 or 22018 if the value does not fit
     */
    public static Parameter of(Object value, int type, int scale) throws SQLException {
        return value == null ? Parameter.NULL : ParameterValues.of(converted(plain(value), type, scale));
    }

    /** The classes that columns do not hold, as some that they do. */
    private static Object plain(Object value) {
        if (value instanceof java.util.Date) {
            return SqlTimes.local((java.util.Date) value, null);
        }
        if (value instanceof ZonedDateTime) {
            return ((ZonedDateTime) value).toOffsetDateTime();
        }
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        return value instanceof java.math.BigInteger || value instanceof Character ? value.toString() : value;
    }

    private static Object converted(Object value, int type, int scale) throws SQLException {
        switch (type) {
            case Types.NULL:
                return null;
            case Types.BIT:
            case Types.BOOLEAN:
                return Cell.bool(value);
            case Types.TINYINT:
            case Types.SMALLINT:
                return Cell.int16(value);
            case Types.INTEGER:
                return Cell.int32(value);
            case Types.BIGINT:
                return Cell.int64(value);
            case Types.REAL:
            case Types.FLOAT:
            case Types.DOUBLE:
                return Cell.floating(value);
            case Types.NUMERIC:
            case Types.DECIMAL:
                return scale < 0 ? Cell.decimal(value) : Cell.decimal(value).setScale(scale, RoundingMode.HALF_UP);
            case Types.ARRAY:
            case Types.REF:
            case Types.STRUCT:
            case Types.ROWID:
                throw Failures.of(SqlState.NOT_SUPPORTED, "Parameters of this type are not supported.");
            default:
                return textual(value, type);
        }
    }

    private static Object textual(Object value, int type) throws SQLException {
        switch (type) {
            case Types.DATE:
                return ByClass.convert(java.time.LocalDate.class, value, TEXT);
            case Types.TIME:
            case Types.TIME_WITH_TIMEZONE:
                return ByClass.convert(java.time.LocalTime.class, value, TEXT);
            case Types.TIMESTAMP:
                return value instanceof OffsetDateTime ? value : ByClass.convert(LocalDateTime.class, value, TEXT);
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return ByClass.convert(OffsetDateTime.class, value, TEXT);
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.LONGVARCHAR:
            case Types.NCHAR:
            case Types.NVARCHAR:
            case Types.LONGNVARCHAR:
                return value instanceof java.sql.Clob || value instanceof byte[] ? value : Cell.text(value);
            default:
                return value;
        }
    }
}
