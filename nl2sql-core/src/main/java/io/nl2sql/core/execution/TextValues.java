package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/**
 * Reads PostgreSQL's text form of a value. What Java has no value for (infinite dates, years before Christ, NaN as a
 * numeric) stays text.
 */
final class TextValues {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP_WITH_ZONE = new DateTimeFormatterBuilder()
            .append(TIMESTAMP)
            .appendOffset("+HH:mm:ss", "+00")
            .toFormatter(java.util.Locale.ROOT);

    private TextValues() {}

    static Object read(ColumnType type, String text) {
        try {
            return switch (type.category()) {
                case INTEGER -> integer(type.name(), text);
                case DECIMAL -> new BigDecimal(text);
                case FLOAT -> floating(type.name(), text);
                case BOOLEAN -> text.equals("t") || text.equals("true");
                case DATE -> LocalDate.parse(text);
                case TIME -> LocalTime.parse(text);
                case TIMESTAMP -> LocalDateTime.parse(text, TIMESTAMP);
                case TIMESTAMP_WITH_ZONE -> OffsetDateTime.parse(text, TIMESTAMP_WITH_ZONE);
                case UUID -> UUID.fromString(text);
                case JSON -> new ResultTable.Json(text);
                case ARRAY -> ArrayLiteral.read(type.element(), text);
                case TEXT, INTERVAL, BYTES, OTHER -> text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            return text;
        }
    }

    private static Object integer(String name, String text) {
        return name.equals("bigint") || name.equals("oid") ? (Object) Long.valueOf(text) : Integer.valueOf(text);
    }

    private static Object floating(String name, String text) {
        return name.equals("real") ? (Object) Float.valueOf(text) : Double.valueOf(text);
    }
}
