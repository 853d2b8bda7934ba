package io.nl2sql.security.identity;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * One typed claim value, to be bound as a statement parameter and never written into SQL.
 *
 * @param type type of every element
 * @param values the value, or the elements where {@code multiple}; {@code String}, {@code Long}, {@code BigDecimal} or
 *     {@code Boolean} according to {@code type}
 * @param multiple whether this is a list claim, bound as a PostgreSQL array
 */
public record ClaimValue(Type type, List<Object> values, boolean multiple) {
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN
    }

    public ClaimValue {
        Objects.requireNonNull(type, "type");
        values = List.copyOf(values);
        if (!multiple && values.size() != 1) {
            throw new IllegalArgumentException("A single claim has exactly one value");
        }
    }

    /**
     * Reads a value as it comes from JSON or YAML.
     *
     * @throws IllegalArgumentException for null, nested or mixed values: a doubtful claim must not become a policy value
     */
    public static ClaimValue of(Object raw) {
        if (raw instanceof Collection<?> many) {
            List<Object> elements = many.stream().map(ClaimValue::normalise).toList();
            Type type = elements.isEmpty() ? Type.TEXT : typeOf(elements.get(0));
            if (elements.stream().anyMatch(element -> typeOf(element) != type)) {
                throw new IllegalArgumentException("The elements of a list claim must be of one type");
            }
            return new ClaimValue(type, elements, true);
        }
        Object value = normalise(raw);
        return new ClaimValue(typeOf(value), List.of(value), false);
    }

    public ClaimShape shape() {
        return new ClaimShape(type, multiple);
    }

    private static Object normalise(Object raw) {
        if (raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
            return ((Number) raw).longValue();
        }
        if (raw instanceof Double || raw instanceof Float) {
            return new BigDecimal(raw.toString());
        }
        if (raw instanceof java.math.BigInteger big) {
            return big.longValueExact();
        }
        if (raw instanceof String || raw instanceof Long || raw instanceof BigDecimal || raw instanceof Boolean) {
            return raw;
        }
        throw new IllegalArgumentException("A claim is text, a number, a boolean or a list of these");
    }

    private static Type typeOf(Object value) {
        if (value instanceof Long) {
            return Type.INTEGER;
        }
        if (value instanceof BigDecimal) {
            return Type.DECIMAL;
        }
        return value instanceof Boolean ? Type.BOOLEAN : Type.TEXT;
    }

    /** The type only: the value may be personal. */
    @Override
    public String toString() {
        return multiple ? type + "[" + values.size() + "]" : type.toString();
    }
}
