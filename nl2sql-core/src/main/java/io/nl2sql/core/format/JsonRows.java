package io.nl2sql.core.format;

import io.nl2sql.core.execution.ResultTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Result values as the wire contract has them: numbers as JSON numbers, those that a double cannot hold (beyond 2^53,
 * infinite, not a number) as strings; dates and times in ISO 8601; arrays as arrays; json as json; the rest as text.
 */
public final class JsonRows {
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    private JsonRows() {}

    /** Rows in order, each a list in column order. */
    public static List<List<Object>> of(ResultTable result) {
        return result.rows().stream().map(JsonRows::list).toList();
    }

    /**
     * A value as {@code null}, {@code Boolean}, {@code Number}, {@code String}, {@code List} or, for json objects,
     * {@code Map} with keys in order; lists and maps may hold {@code null}.
     */
    public static Object json(Object value) {
        if (value instanceof Long number) {
            return number(BigDecimal.valueOf(number), number);
        }
        if (value instanceof BigDecimal number) {
            return number(number, number);
        }
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? (Object) number.toString() : number;
        }
        if (value instanceof Float number) {
            return number.isNaN() || number.isInfinite() ? (Object) number.toString() : number;
        }
        if (value instanceof ResultTable.Json json) {
            return JsonText.parse(json.text());
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        return value == null || value instanceof Boolean || value instanceof Integer ? value : text(value);
    }

    /** A value as people and text files read it; {@code null} stays null. */
    public static String text(Object value) {
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        if (value instanceof LocalDate date) {
            return DateTimeFormatter.ISO_LOCAL_DATE.format(date);
        }
        if (value instanceof LocalDateTime timestamp) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(timestamp);
        }
        if (value instanceof OffsetDateTime timestamp) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(timestamp);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof ResultTable.Json json) {
            return json.text();
        }
        return value == null ? null : value.toString();
    }

    private static Object number(BigDecimal exact, Object number) {
        return exact.abs().compareTo(EXACT) > 0 ? exact.toPlainString() : number;
    }

    private static List<Object> list(List<?> values) {
        List<Object> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(json(value)));
        return Collections.unmodifiableList(list);
    }
}
