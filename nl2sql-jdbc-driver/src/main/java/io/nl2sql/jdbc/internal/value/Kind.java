package io.nl2sql.jdbc.internal.value;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;

/** The types that JDBC has names for; those of PostgreSQL alone are {@link #OTHER}. */
public enum Kind {
    BOOL("bool", Types.BIT, Boolean.class, 1, 1, "boolean"),
    INT2("int2", Types.SMALLINT, Integer.class, 5, 6, "smallint"),
    INT4("int4", Types.INTEGER, Integer.class, 10, 11, "integer"),
    INT8("int8", Types.BIGINT, Long.class, 19, 20, "bigint"),
    OID("oid", Types.BIGINT, Long.class, 10, 10, "oid"),
    FLOAT4("float4", Types.REAL, Float.class, 8, 15, "real"),
    FLOAT8("float8", Types.DOUBLE, Double.class, 17, 25, "double precision"),
    NUMERIC("numeric", Types.NUMERIC, BigDecimal.class, 0, 0, "numeric"),
    CHAR("char", Types.CHAR, String.class, 1, 1, "\"char\""),
    BPCHAR("bpchar", Types.CHAR, String.class, 0, 0, "character", "bpchar"),
    VARCHAR("varchar", Types.VARCHAR, String.class, 0, 0, "character varying"),
    TEXT("text", Types.VARCHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE, "text"),
    NAME("name", Types.VARCHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE, "name"),
    BYTEA("bytea", Types.BINARY, byte[].class, Integer.MAX_VALUE, Integer.MAX_VALUE, "bytea"),
    DATE("date", Types.DATE, java.sql.Date.class, 0, 0, "date"),
    TIME("time", Types.TIME, java.sql.Time.class, 0, 0, "time without time zone"),
    TIMETZ("timetz", Types.TIME, java.sql.Time.class, 0, 0, "time with time zone"),
    TIMESTAMP("timestamp", Types.TIMESTAMP, java.sql.Timestamp.class, 0, 0, "timestamp without time zone"),
    TIMESTAMPTZ("timestamptz", Types.TIMESTAMP, java.sql.Timestamp.class, 0, 0, "timestamp with time zone"),
    INTERVAL("interval", Types.OTHER, String.class, 0, 0, "interval"),
    UUID("uuid", Types.OTHER, java.util.UUID.class, Integer.MAX_VALUE, Integer.MAX_VALUE, "uuid"),
    BIT("bit", Types.BIT, String.class, 0, 0, "bit"),
    VARBIT("varbit", Types.OTHER, String.class, 0, 0, "bit varying"),
    XML("xml", Types.SQLXML, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE, "xml"),
    OTHER(
            "",
            Types.OTHER,
            String.class,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            "json",
            "jsonb",
            "jsonpath",
            "money",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "pg_lsn",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange"),
    /** Made by users, such as enumerations: texts as far as a client can tell. */
    USER("", Types.VARCHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Map<String, Kind> BY_NAME = new HashMap<>();

    static {
        for (Kind kind : values()) {
            for (String name : kind.longNames) {
                BY_NAME.put(name, kind);
            }
        }
    }

    private final String shortName;
    private final int jdbcType;
    private final Class<?> javaClass;
    private final int precision;
    private final int displaySize;

    @SuppressWarnings("ImmutableEnumChecker") // Read once and never handed out.
    private final String[] longNames;

    Kind(String shortName, int jdbcType, Class<?> javaClass, int precision, int displaySize, String... longNames) {
        this.shortName = shortName;
        this.jdbcType = jdbcType;
        this.javaClass = javaClass;
        this.precision = precision;
        this.displaySize = displaySize;
        this.longNames = longNames;
    }

    /** By what {@code format_type} prints, without modifiers. */
    static Kind named(String name) {
        return name.startsWith("interval ") ? INTERVAL : BY_NAME.getOrDefault(name, USER);
    }

    String shortName() {
        return shortName;
    }

    int jdbcType() {
        return jdbcType;
    }

    Class<?> javaClass() {
        return javaClass;
    }

    int precision() {
        return precision;
    }

    int displaySize() {
        return displaySize;
    }

    boolean isSigned() {
        return compareTo(INT2) >= 0 && compareTo(NUMERIC) <= 0 && this != OID;
    }

    boolean isCaseSensitive() {
        switch (this) {
            case CHAR:
            case BPCHAR:
            case VARCHAR:
            case TEXT:
            case NAME:
            case BYTEA:
            case UUID:
            case XML:
            case OTHER:
            case USER:
                return true;
            default:
                return false;
        }
    }
}
