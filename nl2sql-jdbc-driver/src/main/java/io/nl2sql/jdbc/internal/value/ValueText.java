package io.nl2sql.jdbc.internal.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Prints values as PostgreSQL does. */
final class ValueText {
    private ValueText() {}

    /** The text of a value that is not null. */
    static String of(Object value) {
        if (value instanceof String) {
            return (String) value;
        }
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        }
        if (value instanceof Boolean) {
            return (Boolean) value ? "t" : "f";
        }
        if (value instanceof Double) {
            return FloatText.of((double) value);
        }
        if (value instanceof Float) {
            return FloatText.of((float) value);
        }
        if (value instanceof List) {
            return ArrayText.of((List<?>) value);
        }
        return time(value);
    }

    private static String time(Object value) {
        StringBuilder text = new StringBuilder();
        if (value instanceof LocalDate) {
            date(text, (LocalDate) value);
            era(text, (LocalDate) value);
        } else if (value instanceof LocalTime) {
            clock(text, (LocalTime) value);
        } else if (value instanceof LocalDateTime) {
            moment(text, (LocalDateTime) value);
            era(text, ((LocalDateTime) value).toLocalDate());
        } else if (value instanceof OffsetDateTime) {
            OffsetDateTime moment = (OffsetDateTime) value;
            moment(text, moment.toLocalDateTime());
            offset(text, moment.getOffset());
            era(text, moment.toLocalDate());
        } else {
            text.append(value);
        }
        return text.toString();
    }

    private static void moment(StringBuilder text, LocalDateTime moment) {
        date(text, moment.toLocalDate());
        text.append(' ');
        clock(text, moment.toLocalTime());
    }

    private static void date(StringBuilder text, LocalDate date) {
        // There is no year zero: the year before 1 is 1 BC.
        digits(text, date.getYear() > 0 ? date.getYear() : 1 - date.getYear(), 4);
        digits(text.append('-'), date.getMonthValue(), 2);
        digits(text.append('-'), date.getDayOfMonth(), 2);
    }

    private static void era(StringBuilder text, LocalDate date) {
        if (date.getYear() <= 0) {
            text.append(" BC");
        }
    }

    private static void clock(StringBuilder text, LocalTime time) {
        digits(text, time.getHour(), 2);
        digits(text.append(':'), time.getMinute(), 2);
        digits(text.append(':'), time.getSecond(), 2);
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            digits(text.append('.'), micros, 6);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
    }

    private static void offset(StringBuilder text, ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        digits(text.append(offset.getTotalSeconds() < 0 ? '-' : '+'), seconds / 3600, 2);
        if (seconds % 3600 != 0) {
            digits(text.append(':'), seconds / 60 % 60, 2);
        }
        if (seconds % 60 != 0) {
            digits(text.append(':'), seconds % 60, 2);
        }
    }

    private static void digits(StringBuilder text, int number, int least) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < least; i++) {
            text.append('0');
        }
        text.append(digits);
    }
}
