package io.nl2sql.jdbc.internal.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times as PostgreSQL prints them, and as ISO 8601 writes them. */
final class TimeText {
    private static final String DATE = "(?<year>\\d{4,9})-(?<month>\\d\\d)-(?<day>\\d\\d)";
    private static final String TIME =
            "(?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:\\.(?<fraction>\\d{1,9}))?)?";
    private static final String ZONE = "(?<zone>Z|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)";
    private static final Pattern ANY =
            Pattern.compile("(?:" + DATE + ")?[ T]?(?:" + TIME + ")?\\s*" + ZONE + "?(?<era> BC)?");
    private static final String NANO_ZEROS = "000000000";

    private TimeText() {}

    /**
     * A {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code OffsetTime} or {@code OffsetDateTime}.
     *
     * @throws DateTimeException if the text is none of them
     */
    static Object read(String text) {
        Matcher parts = ANY.matcher(text.strip());
        if (!parts.matches() || (parts.group("year") == null && parts.group("hour") == null)) {
            throw new DateTimeException("neither date nor time");
        }
        if (parts.group("hour") == null) {
            return date(parts);
        }
        String zone = parts.group("zone");
        if (parts.group("year") == null) {
            LocalTime time = time(parts);
            return zone == null ? time : OffsetTime.of(time, ZoneOffset.of(zone));
        }
        LocalDateTime moment = moment(parts);
        return zone == null ? moment : OffsetDateTime.of(moment, ZoneOffset.of(zone));
    }

    private static LocalDateTime moment(Matcher parts) {
        return LocalDateTime.of(date(parts), time(parts));
    }

    private static LocalDate date(Matcher parts) {
        int year = number(parts, "year");
        return LocalDate.of(parts.group("era") == null ? year : 1 - year, number(parts, "month"), number(parts, "day"));
    }

    private static LocalTime time(Matcher parts) {
        String fraction = parts.group("fraction");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + NANO_ZEROS).substring(0, 9));
        int second = parts.group("second") == null ? 0 : number(parts, "second");
        return LocalTime.of(number(parts, "hour") % 24, number(parts, "minute"), second, nanos);
    }

    private static int number(Matcher parts, String group) {
        return Integer.parseInt(parts.group(group));
    }
}
