package io.nl2sql.jdbc.internal.wire;

import java.sql.SQLException;

/**
 * Rows, one after another. A value is null or one of Boolean, Integer, Long, Float, Double, BigDecimal, LocalDate,
 * LocalTime, LocalDateTime, OffsetDateTime, String, UUID and {@code List} of such. Not thread-safe, but any thread may
 * close.
 */
public interface Rows {
    /**
     * Goes to the next row.
     *
     * @return whether there is one
     */
    boolean next() throws SQLException;

    /** Whether there is a next row; may have to wait for it. */
    boolean hasNext() throws SQLException;

    /**
     * A value of the current row.
     *
     * @param column from 0
     */
    Object value(int column) throws SQLException;

    /** Gives up the rows that are left. */
    void close();
}
