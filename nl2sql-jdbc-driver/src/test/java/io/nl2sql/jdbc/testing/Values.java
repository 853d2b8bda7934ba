package io.nl2sql.jdbc.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Values with their tags. */
final class Values {
    private Values() {}

    static void write(Bytes to, Object value) {
        if (value == null) {
            to.u8(0);
        } else if (value instanceof Boolean truth) {
            to.u8(truth ? 2 : 1);
        } else if (value instanceof Integer number) {
            to.u8(3).i32(number);
        } else if (value instanceof Long number) {
            to.u8(4).i64(number);
        } else if (value instanceof Float number) {
            to.u8(5).i32(Float.floatToIntBits(number));
        } else if (value instanceof Double number) {
            to.u8(6).i64(Double.doubleToLongBits(number));
        } else if (value instanceof BigDecimal number) {
            to.u8(7).string(number.toPlainString());
        } else if (value instanceof String text) {
            to.u8(12).string(text);
        } else if (value instanceof UUID uuid) {
            to.u8(13).i64(uuid.getMostSignificantBits()).i64(uuid.getLeastSignificantBits());
        } else if (value instanceof List<?> values) {
            to.u8(14).i32(values.size());
            values.forEach(element -> write(to, element));
        } else if (value instanceof byte[] raw) {
            to.raw(raw);
        } else {
            time(to, value);
        }
    }

    private static void time(Bytes to, Object value) {
        if (value instanceof LocalDate date) {
            to.u8(8).i32((int) date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            to.u8(9).i64(time.toNanoOfDay() / 1000);
        } else if (value instanceof LocalDateTime moment) {
            to.u8(10).i64(micros(moment.toInstant(ZoneOffset.UTC)));
        } else if (value instanceof OffsetDateTime moment) {
            to.u8(11).i64(micros(moment.toInstant())).i32(moment.getOffset().getTotalSeconds());
        } else {
            throw new IllegalArgumentException("No tag for " + value.getClass());
        }
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1000;
    }
}
