package io.nl2sql.jdbc.internal.value;

import io.nl2sql.jdbc.internal.wire.Failures;
import io.nl2sql.jdbc.internal.wire.SqlState;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Conversions into dates and times of {@code java.time}. A moment with a zone is seen from the zone given, one without
 * stands for that zone; infinity becomes the farthest value there is.
 */
final class Times {
    private Times() {}

    static LocalDate date(Object value, ZoneId zone) throws SQLException {
        Object time = known(value, "date");
        if (time instanceof LocalDate) {
            return (LocalDate) time;
        }
        if (time instanceof LocalTime || time instanceof OffsetTime) {
            return LocalDate.EPOCH;
        }
        return moment(time, zone).toLocalDate();
    }

    static LocalTime time(Object value, ZoneId zone) throws SQLException {
        Object time = known(value, "time");
        if (time instanceof LocalTime) {
            return (LocalTime) time;
        }
        if (time instanceof OffsetTime) {
            return ((OffsetTime) time)
                    .atDate(LocalDate.EPOCH)
                    .atZoneSameInstant(zone)
                    .toLocalTime();
        }
        return moment(time, zone).toLocalTime();
    }

    static OffsetTime offsetTime(Object value, ZoneId zone) throws SQLException {
        Object time = known(value, "time with time zone");
        if (time instanceof OffsetTime) {
            return (OffsetTime) time;
        }
        if (time instanceof LocalTime) {
            return LocalDate.EPOCH
                    .atTime((LocalTime) time)
                    .atZone(zone)
                    .toOffsetDateTime()
                    .toOffsetTime();
        }
        return offsetMoment(time, zone).toOffsetTime();
    }

    static LocalDateTime moment(Object value, ZoneId zone) throws SQLException {
        Object time = known(value, "timestamp");
        if (time instanceof LocalDateTime) {
            return (LocalDateTime) time;
        }
        if (time instanceof LocalDate) {
            return ((LocalDate) time).atStartOfDay();
        }
        if (time instanceof LocalTime) {
            return LocalDate.EPOCH.atTime((LocalTime) time);
        }
        if (time instanceof OffsetTime) {
            return LocalDate.EPOCH.atTime(time(time, zone));
        }
        return ((OffsetDateTime) time).atZoneSameInstant(zone).toLocalDateTime();
    }

    /** Always of offset zero, as PostgreSQL keeps instants and not offsets. */
    static OffsetDateTime offsetMoment(Object value, ZoneId zone) throws SQLException {
        Object time = known(value, "timestamp with time zone");
        if (time instanceof OffsetDateTime) {
            return ((OffsetDateTime) time).withOffsetSameInstant(ZoneOffset.UTC);
        }
        LocalDateTime moment = moment(time, zone);
        if (isInfinite(moment)) {
            return moment.equals(LocalDateTime.MAX) ? OffsetDateTime.MAX : OffsetDateTime.MIN;
        }
        return moment.atZone(zone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    static Instant instant(Object value, ZoneId zone) throws SQLException {
        return offsetMoment(value, zone).toInstant();
    }

    static boolean isInfinite(LocalDateTime moment) {
        return moment.equals(LocalDateTime.MAX) || moment.equals(LocalDateTime.MIN);
    }

    private static Object known(Object value, String wanted) throws SQLException {
        if (value instanceof String) {
            return parsed((String) value, wanted);
        }
        if (value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetTime
                || value instanceof OffsetDateTime) {
            return value;
        }
        throw mismatch(value, wanted);
    }

    private static Object parsed(String text, String wanted) throws SQLException {
        if (text.equals("infinity")) {
            return LocalDateTime.MAX;
        }
        if (text.equals("-infinity")) {
            return LocalDateTime.MIN;
        }
        try {
            return TimeText.read(text);
        } catch (DateTimeException e) {
            throw Failures.of("22007", "Bad value for type " + wanted + " : " + text, e);
        }
    }

    private static SQLException mismatch(Object value, String wanted) {
        return Failures.of(
                SqlState.TYPE_MISMATCH,
                "Cannot convert a value of " + value.getClass().getSimpleName() + " to " + wanted + ".");
    }
}
