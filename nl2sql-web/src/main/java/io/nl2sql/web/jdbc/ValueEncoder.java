package io.nl2sql.web.jdbc;

import io.nl2sql.core.execution.ResultTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes the values of a {@link ResultTable}: a tag that says what follows, then that. */
final class ValueEncoder {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int REAL = 5;
    private static final int DOUBLE = 6;
    private static final int NUMERIC = 7;
    private static final int DATE = 8;
    private static final int TIME = 9;
    private static final int TIMESTAMP = 10;
    private static final int TIMESTAMP_WITH_ZONE = 11;
    private static final int TEXT = 12;
    private static final int IDENTIFIER = 13;
    private static final int ARRAY = 14;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private ValueEncoder() {}

    static void write(Object value, FrameBytes bytes) {
        if (value == null) {
            bytes.u8(NULL);
        } else if (value instanceof String text) {
            text(text, bytes);
        } else if (value instanceof Integer number) {
            bytes.u8(INT);
            bytes.u32(number);
        } else if (value instanceof Long number) {
            bytes.u8(LONG);
            bytes.i64(number);
        } else if (value instanceof BigDecimal number) {
            bytes.u8(NUMERIC);
            bytes.string(number.toPlainString());
        } else if (value instanceof Boolean flag) {
            bytes.u8(flag ? TRUE : FALSE);
        } else if (value instanceof Double number) {
            bytes.u8(DOUBLE);
            bytes.i64(Double.doubleToLongBits(number));
        } else if (value instanceof Float number) {
            bytes.u8(REAL);
            bytes.u32(Float.floatToIntBits(number));
        } else if (value instanceof List<?> array) {
            array(array, bytes);
        } else {
            other(value, bytes);
        }
    }

    private static void text(String text, FrameBytes bytes) {
        bytes.u8(TEXT);
        bytes.string(text);
    }

    private static void array(List<?> array, FrameBytes bytes) {
        bytes.u8(ARRAY);
        bytes.u32(array.size());
        array.forEach(element -> write(element, bytes));
    }

    private static void other(Object value, FrameBytes bytes) {
        if (value instanceof LocalDate date) {
            bytes.u8(DATE);
            bytes.u32(Math.toIntExact(date.toEpochDay()));
        } else if (value instanceof LocalDateTime time) {
            bytes.u8(TIMESTAMP);
            bytes.i64(micros(time.toInstant(ZoneOffset.UTC)));
        } else if (value instanceof OffsetDateTime time) {
            bytes.u8(TIMESTAMP_WITH_ZONE);
            bytes.i64(micros(time.toInstant()));
            bytes.u32(time.getOffset().getTotalSeconds());
        } else if (value instanceof LocalTime time) {
            bytes.u8(TIME);
            bytes.i64(time.toNanoOfDay() / NANOS_PER_MICRO);
        } else if (value instanceof UUID id) {
            bytes.u8(IDENTIFIER);
            bytes.i64(id.getMostSignificantBits());
            bytes.i64(id.getLeastSignificantBits());
        } else {
            text(value instanceof ResultTable.Json json ? json.text() : value.toString(), bytes);
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
    }
}
