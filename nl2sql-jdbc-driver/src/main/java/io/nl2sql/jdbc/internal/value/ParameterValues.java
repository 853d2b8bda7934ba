package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.Parameter;
import io.nl2sql.jdbc.internal.wire.Parameter.Kind;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Calendar;
import java.util.UUID;

/** Java's values as bound values of the wire contract. */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * By the value's class; null is null.
     *
     * @throws SQLException 07006 for a class that has no counterpart
     */
    public static Parameter of(Object value) throws SQLException {
        if (value == null) {
            return Parameter.NULL;
        }
        if (value instanceof String || value instanceof Character || value instanceof java.net.URL) {
            return new Parameter(Kind.TEXT, value.toString());
        }
        if (value instanceof Number) {
            return number((Number) value);
        }
        if (value instanceof Boolean) {
            return new Parameter(Kind.BOOLEAN, value.toString());
        }
        if (value instanceof UUID) {
            return new Parameter(Kind.UUID, value.toString());
        }
        if (value instanceof byte[]) {
            return new Parameter(Kind.BYTES, Base64.getEncoder().encodeToString((byte[]) value));
        }
        if (value instanceof java.util.Date) {
            return date((java.util.Date) value, null);
        }
        return large(value);
    }

    private static Parameter number(Number value) throws SQLException {
        if (value instanceof Double || value instanceof Float) {
            return new Parameter(Kind.DOUBLE, value.toString());
        }
        if (value instanceof BigDecimal) {
            return new Parameter(Kind.DECIMAL, ((BigDecimal) value).toPlainString());
        }
        if (value instanceof java.math.BigInteger) {
            return new Parameter(Kind.DECIMAL, value.toString());
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return new Parameter(Kind.INTEGER, value.toString());
        }
        throw unknown(value);
    }

    /** A date, time or timestamp as a clock in the calendar's zone shows it. */
    public static Parameter date(java.util.Date value, Calendar calendar) {
        if (value == null) {
            return Parameter.NULL;
        }
        LocalDateTime local = SqlTimes.local(value, calendar);
        if (value instanceof java.sql.Date) {
            return new Parameter(Kind.DATE, local.toLocalDate().toString());
        }
        return value instanceof java.sql.Time
                ? new Parameter(Kind.TIME, local.toLocalTime().toString())
                : new Parameter(Kind.TIMESTAMP, local.toString());
    }

    private static Parameter time(Object value) throws SQLException {
        if (value instanceof LocalDate) {
            return new Parameter(Kind.DATE, value.toString());
        }
        if (value instanceof LocalTime || value instanceof OffsetTime) {
            return new Parameter(Kind.TIME, value.toString());
        }
        if (value instanceof LocalDateTime) {
            return new Parameter(Kind.TIMESTAMP, value.toString());
        }
        if (value instanceof OffsetDateTime) {
            return new Parameter(Kind.TIMESTAMP_TZ, value.toString());
        }
        if (value instanceof ZonedDateTime) {
            return time(((ZonedDateTime) value).toOffsetDateTime());
        }
        if (value instanceof Calendar) {
            return time(SqlTimes.instant((Calendar) value));
        }
        if (value instanceof Instant) {
            return time(((Instant) value).atOffset(ZoneOffset.UTC));
        }
        throw unknown(value);
    }

    private static Parameter large(Object value) throws SQLException {
        if (value instanceof Clob) {
            return text(((Clob) value).getCharacterStream(), Long.MAX_VALUE);
        }
        if (value instanceof Blob) {
            return bytes(((Blob) value).getBinaryStream(), Long.MAX_VALUE);
        }
        if (value instanceof SQLXML) {
            return of(((SQLXML) value).getString());
        }
        return time(value);
    }

    /** At most so many characters of a stream; a stream that is null is null. */
    public static Parameter text(Reader stream, long most) throws SQLException {
        if (stream == null) {
            return Parameter.NULL;
        }
        StringWriter all = new StringWriter();
        try {
            char[] part = new char[8192];
            long left = most;
            int count = stream.read(part, 0, (int) Math.min(part.length, left));
            while (count > 0) {
                all.write(part, 0, count);
                left -= count;
                count = stream.read(part, 0, (int) Math.min(part.length, left));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return of(all.toString());
    }

    /** At most so many bytes of a stream; a stream that is null is null. */
    public static Parameter bytes(InputStream stream, long most) throws SQLException {
        if (stream == null) {
            return Parameter.NULL;
        }
        try {
            return of(stream.readNBytes((int) Math.min(most, Integer.MAX_VALUE)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static SQLException unreadable(IOException e) {
        return Failures.of(SqlState.BAD_ARGUMENT, "The parameter's stream cannot be read.", e);
    }

    private static SQLException unknown(Object value) {
        return Failures.of(
                SqlState.TYPE_MISMATCH,
                "A parameter cannot be of " + value.getClass().getName() + ".");
    }
}
