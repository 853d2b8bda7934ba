package io.nl2sql.core.catalog;

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

    public ColumnType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
    }
}
