package io.nl2sql.core.catalog;

import java.util.Map;
import java.util.Objects;

/**
 * A column's type.
 *
 * @param name as PostgreSQL prints it with {@code format_type}: {@code integer}, {@code numeric(12,2)}, {@code text[]}
 * @param category what can be done with it
 */
public record ColumnType(String name, Category category) {
    public enum Category {
        INTEGER,
        DECIMAL,
        FLOAT,
        TEXT,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_WITH_ZONE,
        INTERVAL,
        UUID,
        JSON,
        BYTES,
        ARRAY,
        OTHER;

        public boolean isNumeric() {
            return this == INTEGER || this == DECIMAL || this == FLOAT;
        }

        public boolean isTemporal() {
            return this == DATE || this == TIMESTAMP || this == TIMESTAMP_WITH_ZONE;
        }
    }

    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            Map.entry("smallint", Category.INTEGER),
            Map.entry("integer", Category.INTEGER),
            Map.entry("bigint", Category.INTEGER),
            Map.entry("oid", Category.INTEGER),
            Map.entry("numeric", Category.DECIMAL),
            Map.entry("real", Category.FLOAT),
            Map.entry("double precision", Category.FLOAT),
            Map.entry("text", Category.TEXT),
            Map.entry("character varying", Category.TEXT),
            Map.entry("character", Category.TEXT),
            Map.entry("\"char\"", Category.TEXT),
            Map.entry("name", Category.TEXT),
            Map.entry("citext", Category.TEXT),
            Map.entry("boolean", Category.BOOLEAN),
            Map.entry("date", Category.DATE),
            Map.entry("time without time zone", Category.TIME),
            Map.entry("timestamp without time zone", Category.TIMESTAMP),
            Map.entry("timestamp with time zone", Category.TIMESTAMP_WITH_ZONE),
            Map.entry("interval", Category.INTERVAL),
            Map.entry("uuid", Category.UUID),
            Map.entry("json", Category.JSON),
            Map.entry("jsonb", Category.JSON),
            Map.entry("bytea", Category.BYTES));

    public ColumnType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
    }

    /** The type of this name, its category read from the name; user-defined types are OTHER. */
    public static ColumnType named(String name) {
        if (name.endsWith("[]")) {
            return new ColumnType(name, Category.ARRAY);
        }
        return new ColumnType(name, CATEGORIES.getOrDefault(withoutModifier(name), Category.OTHER));
    }

    /** The elements' type; only for arrays. */
    public ColumnType element() {
        if (category != Category.ARRAY || !name.endsWith("[]")) {
            throw new IllegalStateException("Not an array: " + name);
        }
        return named(name.substring(0, name.length() - 2));
    }

    /** {@code timestamp(3) with time zone} reads as {@code timestamp with time zone}. */
    private static String withoutModifier(String name) {
        int open = name.indexOf('(');
        int close = name.indexOf(')', open + 1);
        return open < 0 || close < 0 ? name : name.substring(0, open) + name.substring(close + 1);
    }
}
