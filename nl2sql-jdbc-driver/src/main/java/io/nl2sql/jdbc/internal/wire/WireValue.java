package io.nl2sql.jdbc.internal.wire;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Finds the ends of values and makes objects of them; absolute positions throughout. */
final class WireValue {
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
    private static final int TIMESTAMP_TZ = 11;
    private static final int TEXT = 12;
    private static final int UUID_ = 13;
    private static final int ARRAY = 14;
    private static final int[] WIDTHS = {0, 0, 0, 4, 8, 4, 8, -1, 4, 8, 8, 12, -1, 16, -1};
    private static final int DEEPEST = 64;
    private static final long MICROS = 1_000_000;
    private static final long DAY = 86_400 * MICROS;

    private WireValue() {}

    /**
     * The position after the value.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws IllegalArgumentException if it is no value
     */
    static int end(ByteBuffer data, int position) {
        return end(data, position, 0);
    }

    private static int end(ByteBuffer data, int position, int depth) {
        int tag = data.get(position);
        if (tag < 0 || tag >= WIDTHS.length || depth > DEEPEST) {
            throw new IllegalArgumentException("no value has the tag " + tag);
        }
        int content = position + 1;
        if (tag == ARRAY) {
            return arrayEnd(data, content, depth);
        }
        int width = WIDTHS[tag];
        long end = width >= 0 ? content + (long) width : content + 4L + (data.getInt(content) & 0xFFFF_FFFFL);
        if (end > data.limit()) {
            throw new IndexOutOfBoundsException("a value is cut off");
        }
        return (int) end;
    }

    private static int arrayEnd(ByteBuffer data, int content, int depth) {
        long count = data.getInt(content) & 0xFFFF_FFFFL;
        int end = content + 4;
        for (long i = 0; i < count; i++) {
            end = end(data, end, depth + 1);
        }
        return end;
    }

    /** The value at a position whose end is known. */
    static Object at(ByteBuffer data, int position) {
        int content = position + 1;
        switch (data.get(position)) {
            case NULL:
                return null;
            case FALSE:
                return false;
            case TRUE:
                return true;
            case INT:
                return data.getInt(content);
            case LONG:
                return data.getLong(content);
            case REAL:
                return data.getFloat(content);
            case DOUBLE:
                return data.getDouble(content);
            case UUID_:
                return new UUID(data.getLong(content), data.getLong(content + 8));
            case NUMERIC:
                return number(text(data, content));
            case TEXT:
                return text(data, content);
            case ARRAY:
                return array(data, content);
            default:
                return time(data, data.get(position), content);
        }
    }

    private static Object time(ByteBuffer data, int tag, int content) {
        switch (tag) {
            case DATE:
                return LocalDate.ofEpochDay(data.getInt(content));
            case TIME:
                return timeOfDay(data.getLong(content));
            case TIMESTAMP:
                return LocalDateTime.ofEpochSecond(
                        Math.floorDiv(data.getLong(content), MICROS), nanos(data.getLong(content)), ZoneOffset.UTC);
            case TIMESTAMP_TZ:
                return OffsetDateTime.ofInstant(
                        Instant.ofEpochSecond(
                                Math.floorDiv(data.getLong(content), MICROS), nanos(data.getLong(content))),
                        ZoneOffset.ofTotalSeconds(data.getInt(content + 8)));
            default:
                throw new IllegalArgumentException("no value has the tag " + tag);
        }
    }

    /** PostgreSQL knows the end of the day, Java does not. */
    private static Object timeOfDay(long micros) {
        return micros == DAY ? "24:00:00" : LocalTime.ofNanoOfDay(Math.multiplyExact(micros, 1000));
    }

    private static int nanos(long micros) {
        return (int) Math.floorMod(micros, MICROS) * 1000;
    }

    /** NaN and the infinities stay text. */
    private static Object number(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return last >= '0' && last <= '9' ? new BigDecimal(text) : text;
    }

    private static String text(ByteBuffer data, int content) {
        return new String(data.array(), data.arrayOffset() + content + 4, data.getInt(content), StandardCharsets.UTF_8);
    }

    private static List<Object> array(ByteBuffer data, int content) {
        int count = data.getInt(content);
        List<Object> values = new ArrayList<>();
        int position = content + 4;
        for (int i = 0; i < count; i++) {
            values.add(at(data, position));
            position = end(data, position);
        }
        return Collections.unmodifiableList(values);
    }
}
