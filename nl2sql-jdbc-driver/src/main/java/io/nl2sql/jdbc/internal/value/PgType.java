package io.nl2sql.jdbc.internal.value;

import java.sql.Types;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column's type with its modifiers. The answers are those of PostgreSQL's own driver. Immutable. */
public final class PgType {
    /** A modifier that is not there. */
    private static final int NONE = -1;

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int LONGEST_NUMERIC = 131_089;
    private static final int MICRO_DIGITS = 6;
    private static final int TIME_WIDTH = 8;
    private static final int DATE_WIDTH = 13;
    private static final int ZONE_WIDTH = 6;
    private static final int INTERVAL_WIDTH = 49;
    private static final Pattern FORMAT = Pattern.compile(
            "(?<name>[^(\\[]+?)\\s*(?:\\((?<first>\\d+)(?:,(?<second>-?\\d+))?\\))?(?<rest>[^(\\[]*)(?<array>(?:\\[])*)");

    private final Kind kind;
    private final String name;
    private final boolean array;
    private final int first;
    private final int second;

    private PgType(Kind kind, String name, boolean array, int first, int second) {
        this.kind = kind;
        this.name = name;
        this.array = array;
        this.first = first;
        this.second = second;
    }

    /** Reads what {@code format_type} prints; a type that nobody knows is kept by its name. */
    public static PgType of(String format) {
        Matcher parts = FORMAT.matcher(format.strip());
        if (!parts.matches()) {
            return new PgType(Kind.USER, format, false, NONE, NONE);
        }
        String name = parts.group("name") + parts.group("rest");
        Kind kind = Kind.named(name);
        return new PgType(
                kind,
                kind.shortName().isEmpty() ? name : kind.shortName(),
                !parts.group("array").isEmpty(),
                modifier(parts.group("first")),
                modifier(parts.group("second")));
    }

    private static int modifier(String digits) {
        return digits == null || digits.length() > 9 ? NONE : Integer.parseInt(digits);
    }

    static PgType of(Kind kind) {
        return new PgType(kind, kind.shortName(), false, NONE, NONE);
    }

    public Kind kind() {
        return kind;
    }

    public boolean isArray() {
        return array;
    }

    /** The type of an array's elements. */
    public PgType element() {
        return new PgType(kind, name, false, first, second);
    }

    /** Such as {@code int4}, {@code varchar}, {@code _int4}. */
    public String typeName() {
        return array ? "_" + name : name;
    }

    public int jdbcType() {
        return array ? Types.ARRAY : kind.jdbcType();
    }

    /** Of what {@code getObject} returns. */
    public String className() {
        return array ? java.sql.Array.class.getName() : kind.javaClass().getName();
    }

    public boolean isSigned() {
        return kind.isSigned();
    }

    public boolean isCaseSensitive() {
        return kind.isCaseSensitive();
    }

    public int precision() {
        switch (kind) {
            case NUMERIC:
                return Math.max(0, first);
            case BPCHAR:
            case VARCHAR:
            case VARBIT:
                return first == NONE ? UNLIMITED : first;
            case BIT:
                return first == NONE ? 1 : first;
            case DATE:
            case TIME:
            case TIMETZ:
            case TIMESTAMP:
            case TIMESTAMPTZ:
            case INTERVAL:
                return displaySize();
            default:
                return kind.precision();
        }
    }

    public int scale() {
        switch (kind) {
            case FLOAT4:
                return 8;
            case FLOAT8:
                return 17;
            case NUMERIC:
                return Math.max(0, second);
            case TIME:
            case TIMETZ:
            case TIMESTAMP:
            case TIMESTAMPTZ:
            case INTERVAL:
                return first == NONE ? MICRO_DIGITS : first;
            default:
                return 0;
        }
    }

    /** The most characters that a value takes; {@code Integer.MAX_VALUE} if there is no limit. */
    public int displaySize() {
        switch (kind) {
            case DATE:
                return DATE_WIDTH;
            case TIME:
                return TIME_WIDTH + fraction();
            case TIMETZ:
                return TIME_WIDTH + fraction() + ZONE_WIDTH;
            case TIMESTAMP:
                return DATE_WIDTH + 1 + TIME_WIDTH + fraction();
            case TIMESTAMPTZ:
                return DATE_WIDTH + 1 + TIME_WIDTH + fraction() + ZONE_WIDTH;
            case INTERVAL:
                return INTERVAL_WIDTH;
            case NUMERIC:
                return first == NONE ? LONGEST_NUMERIC : 1 + first + (scale() == 0 ? 0 : 1);
            case BPCHAR:
            case VARCHAR:
            case BIT:
            case VARBIT:
                return precision();
            default:
                return kind.displaySize();
        }
    }

    /** Width of the point and the digits after the seconds. */
    private int fraction() {
        switch (first) {
            case NONE:
                return MICRO_DIGITS + 1;
            case 0:
                return 0;
            case 1:
                // PostgreSQL's driver says so.
                return 2 + 1;
            default:
                return first + 1;
        }
    }
}
