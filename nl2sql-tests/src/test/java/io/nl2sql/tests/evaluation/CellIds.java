package io.nl2sql.tests.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers the values of two results so that equal values have equal numbers. Numbers are compared by value: whole ones
 * exactly, others up to a relative difference of 1e-10, whatever their types. NULL equals NULL, dates and timestamps are
 * compared as points in time (a date is its midnight, UTC), arrays by their elements, everything else as exact text.
 */
final class CellIds {
    private static final BigDecimal RELATIVE = new BigDecimal("1e-10");
    private static final BigDecimal ABSOLUTE = new BigDecimal("1e-12");

    private final TreeMap<BigDecimal, Integer> numbers = new TreeMap<>();
    private final Map<Object, Integer> others = new HashMap<>();
    private int next;

    /** @param tables the rows of all results that are to be compared */
    @SafeVarargs
    CellIds(List<List<Object>>... tables) {
        for (List<List<Object>> rows : tables) {
            rows.stream().flatMap(Collection::stream).forEach(this::meet);
        }
        number();
    }

    /** The column's values as numbers, row by row. */
    int[] column(List<List<Object>> rows, int index) {
        return rows.stream().mapToInt(row -> id(row.get(index))).toArray();
    }

    /** @param value one that the tables hold */
    int id(Object value) {
        Object plain = plain(value);
        return plain instanceof BigDecimal number ? numbers.get(number) : others.get(plain);
    }

    private void meet(Object value) {
        Object plain = plain(value);
        if (plain instanceof BigDecimal number) {
            numbers.put(number, 0);
        } else {
            others.computeIfAbsent(plain, unknown -> next++);
        }
    }

    /** Goes upwards; a number close to the first of a group joins it, but two whole numbers are never one. */
    private void number() {
        BigDecimal first = null;
        boolean whole = false;
        for (Map.Entry<BigDecimal, Integer> entry : numbers.entrySet()) {
            BigDecimal number = entry.getKey();
            boolean joins = first != null && !(whole && isWhole(number)) && isClose(first, number);
            if (!joins) {
                first = number;
                whole = false;
                next++;
            }
            whole |= isWhole(number);
            entry.setValue(next - 1);
        }
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isClose(BigDecimal one, BigDecimal other) {
        BigDecimal allowed = one.abs().max(other.abs()).multiply(RELATIVE).max(ABSOLUTE);
        return other.subtract(one).abs().compareTo(allowed) <= 0;
    }

    private static Object plain(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue())
                    ? new BigDecimal(value.toString())
                    : value.toString();
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(CellIds::element).toList();
        }
        return value instanceof BigDecimal || value instanceof Boolean ? value : moment(value);
    }

    /** Inside arrays equal numbers must still be equal keys. */
    private static Object element(Object value) {
        Object plain = plain(value);
        return plain instanceof BigDecimal number ? number.stripTrailingZeros() : plain;
    }

    private static Object moment(Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return value instanceof LocalDateTime ? value : text(value);
    }

    private static Object text(Object value) {
        return value == null ? Missing.NULL : value.toString();
    }

    /** A value for SQL's NULL that no column holds. */
    private enum Missing {
        NULL
    }
}
