package io.nl2sql.core.execution;

import java.util.Collections;
import java.util.List;

/**
 * Bounded result of a query.
 *
 * @param columns in order
 * @param rows values in column order: {@code null}, {@code String}, {@code Boolean}, {@code Integer}, {@code Long},
 *     {@code BigDecimal}, {@code Double}, {@code Float}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime},
 *     {@code OffsetDateTime}, {@code java.util.UUID}, {@link Json}, or a {@code List} of these for arrays; every other type as its text
 * @param truncated whether a cap on rows or bytes cut the result short
 */
public record ResultTable(List<ResultColumn> columns, List<List<Object>> rows, boolean truncated) {
    public ResultTable {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }

    /** A json or jsonb value as text. */
    public record Json(String text) {}

    public static ResultTable empty() {
        return new ResultTable(List.of(), List.of(), false);
    }
}
