package io.nl2sql.jdbc.internal.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** A bound value as the wire contract writes it. */
public final class Parameter {
    /** The kinds of values that the server takes. */
    public enum Kind {
        NULL("null"),
        BOOLEAN("boolean"),
        INTEGER("integer"),
        DECIMAL("decimal"),
        DOUBLE("double"),
        TEXT("text"),
        DATE("date"),
        TIME("time"),
        TIMESTAMP("timestamp"),
        TIMESTAMP_TZ("timestamptz"),
        UUID("uuid"),
        BYTES("bytes");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public static final Parameter NULL = new Parameter(Kind.NULL, null);

    private final Kind kind;
    private final String value;

    /**
     * Binds a value.
     *
     * @param value ISO 8601 for dates and times, Base64 for bytes; null only for {@link Kind#NULL}
     */
    public Parameter(Kind kind, String value) {
        this.kind = kind;
        this.value = value;
    }

    public Kind kind() {
        return kind;
    }

    public String value() {
        return value;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", kind.word);
        json.put("value", value);
        return json;
    }
}
