package io.nl2sql.jdbc.internal.value;

import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Conversions between {@code java.time} and the classes of {@code java.sql}, which count days before October 1582 in the
 * Julian calendar. A calendar that is null stands for this machine's time zone.
 */
@SuppressWarnings("JavaUtilDate") // The classes that JDBC asks for.
final class SqlTimes {
    /** As PostgreSQL's own driver has them. */
    private static final long INFINITY = 9223372036825200000L;

    private static final long MINUS_INFINITY = -9223372036832400000L;
    private static final int GREGORIAN_YEAR = 1583;

    private SqlTimes() {}

    static ZoneId zone(Calendar calendar) {
        return zoneOf(calendar).toZoneId();
    }

    private static TimeZone zoneOf(Calendar calendar) {
        return calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
    }

    static Date date(Object value, Calendar calendar) throws SQLException {
        LocalDate date = Times.date(value, zone(calendar));
        return new Date(millis(
                date.equals(LocalDate.MAX)
                        ? LocalDateTime.MAX
                        : date.equals(LocalDate.MIN) ? LocalDateTime.MIN : date.atStartOfDay(),
                zoneOf(calendar)));
    }

    static Time time(Object value, Calendar calendar) throws SQLException {
        LocalTime time = Times.time(value, zone(calendar)).truncatedTo(ChronoUnit.MILLIS);
        return new Time(millis(LocalDate.EPOCH.atTime(time), zoneOf(calendar)));
    }

    static Timestamp timestamp(Object value, Calendar calendar) throws SQLException {
        if (value instanceof OffsetDateTime && ((OffsetDateTime) value).getYear() >= GREGORIAN_YEAR) {
            return Timestamp.from(((OffsetDateTime) value).toInstant());
        }
        LocalDateTime moment = Times.moment(value, zone(calendar));
        Timestamp timestamp = new Timestamp(millis(moment, zoneOf(calendar)));
        if (!Times.isInfinite(moment)) {
            timestamp.setNanos(moment.get(ChronoField.NANO_OF_SECOND));
        }
        return timestamp;
    }

    private static long millis(LocalDateTime moment, TimeZone zone) {
        if (Times.isInfinite(moment)) {
            return moment.equals(LocalDateTime.MAX) ? INFINITY : MINUS_INFINITY;
        }
        ZoneId id = zone.toZoneId();
        if (moment.getYear() >= GREGORIAN_YEAR
                && id.getRules().getValidOffsets(moment).size() == 1) {
            return moment.atZone(id).toInstant().toEpochMilli();
        }
        return calendar(moment, zone).getTimeInMillis();
    }

    /** Old dates, and times that come twice or never when clocks are changed. */
    private static Calendar calendar(LocalDateTime moment, TimeZone zone) {
        Calendar calendar = new GregorianCalendar(zone, Locale.ROOT);
        calendar.clear();
        int year = moment.getYear();
        calendar.set(Calendar.ERA, year > 0 ? GregorianCalendar.AD : GregorianCalendar.BC);
        calendar.set(Calendar.YEAR, year > 0 ? year : 1 - year);
        calendar.set(Calendar.MONTH, moment.getMonthValue() - 1);
        calendar.set(Calendar.DAY_OF_MONTH, moment.getDayOfMonth());
        calendar.set(Calendar.HOUR_OF_DAY, moment.getHour());
        calendar.set(Calendar.MINUTE, moment.getMinute());
        calendar.set(Calendar.SECOND, moment.getSecond());
        calendar.set(Calendar.MILLISECOND, moment.getNano() / 1_000_000);
        return calendar;
    }

    /** What a clock in the calendar's zone shows. */
    static LocalDateTime local(java.util.Date date, Calendar calendar) {
        Calendar shown = new GregorianCalendar(zoneOf(calendar), Locale.ROOT);
        shown.setTimeInMillis(date.getTime());
        int year = shown.get(Calendar.YEAR);
        int nanos =
                date instanceof Timestamp ? ((Timestamp) date).getNanos() : shown.get(Calendar.MILLISECOND) * 1_000_000;
        return LocalDateTime.of(
                shown.get(Calendar.ERA) == GregorianCalendar.AD ? year : 1 - year,
                shown.get(Calendar.MONTH) + 1,
                shown.get(Calendar.DAY_OF_MONTH),
                shown.get(Calendar.HOUR_OF_DAY),
                shown.get(Calendar.MINUTE),
                shown.get(Calendar.SECOND),
                nanos);
    }

    static Instant instant(Calendar calendar) {
        return Instant.ofEpochMilli(calendar.getTimeInMillis());
    }
}
