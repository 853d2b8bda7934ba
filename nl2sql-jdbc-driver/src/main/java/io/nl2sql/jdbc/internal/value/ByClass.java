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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

/** Conversions by the class that the caller wants. */
final class ByClass {
    private interface Conversion {
        Object of(Object value, PgType type) throws SQLException;
    }

    private interface TimeConversion {
        Object of(Object value, ZoneId zone) throws SQLException;
    }

    private static final Map<Class<?>, Conversion> CONVERSIONS = new HashMap<>();

    static {
        CONVERSIONS.put(Object.class, Cell::object);
        CONVERSIONS.put(String.class, (value, type) -> Cell.text(value));
        CONVERSIONS.put(Boolean.class, (value, type) -> Cell.bool(value));
        CONVERSIONS.put(Byte.class, (value, type) -> Cell.int8(value));
        CONVERSIONS.put(Short.class, (value, type) -> Cell.int16(value));
        CONVERSIONS.put(Integer.class, (value, type) -> Cell.int32(value));
        CONVERSIONS.put(Long.class, (value, type) -> Cell.int64(value));
        CONVERSIONS.put(Float.class, (value, type) -> Cell.real(value));
        CONVERSIONS.put(Double.class, (value, type) -> Cell.floating(value));
        CONVERSIONS.put(BigDecimal.class, (value, type) -> Cell.decimal(value));
        CONVERSIONS.put(BigInteger.class, (value, type) -> Cell.big(value));
        CONVERSIONS.put(byte[].class, Cell::bytes);
        CONVERSIONS.put(UUID.class, (value, type) -> Cell.uuid(value));
        CONVERSIONS.put(Array.class, Cell::array);
        CONVERSIONS.put(Date.class, (value, type) -> Cell.date(value, null));
        CONVERSIONS.put(Time.class, (value, type) -> Cell.time(value, null));
        CONVERSIONS.put(Timestamp.class, (value, type) -> Cell.timestamp(value, null));
        CONVERSIONS.put(java.util.Date.class, (value, type) -> Cell.timestamp(value, null));
        CONVERSIONS.put(Calendar.class, (value, type) -> calendar(value));
        time(LocalDate.class, Times::date);
        time(LocalTime.class, Times::time);
        time(OffsetTime.class, Times::offsetTime);
        time(LocalDateTime.class, Times::moment);
        time(OffsetDateTime.class, Times::offsetMoment);
        time(
                ZonedDateTime.class,
                (value, zone) -> Times.offsetMoment(value, zone).toZonedDateTime());
        time(Instant.class, Times::instant);
    }

    private ByClass() {}

    private static void time(Class<?> wanted, TimeConversion conversion) {
        CONVERSIONS.put(wanted, (value, type) -> conversion.of(value, SqlTimes.zone(null)));
    }

    private static Calendar calendar(Object value) throws SQLException {
        Calendar calendar = new GregorianCalendar(TimeZone.getDefault(), Locale.ROOT);
        calendar.setTimeInMillis(Cell.timestamp(value, null).getTime());
        return calendar;
    }

    static Object convert(Class<?> wanted, Object value, PgType type) throws SQLException {
        Conversion conversion = CONVERSIONS.get(wanted);
        if (conversion == null) {
            throw Failures.of(
                    SqlState.BAD_ARGUMENT,
                    "Conversion to " + wanted + " from " + type.typeName() + " is not supported.");
        }
        return conversion.of(value, type);
    }
}
