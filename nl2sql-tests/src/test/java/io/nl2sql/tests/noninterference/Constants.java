package io.nl2sql.tests.noninterference;

import java.util.List;
import java.util.Map;

/** Literals: ordinary ones, ones at the edges of their types, and the ones that hidden rows hold. */
final class Constants {
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("small", List.of("0", "1", "2", "3")),
            Map.entry("zone", List.of("UTC", "Europe/Berlin", "America/New_York")),
            Map.entry("zones", List.of("UTC", "Europe/Berlin")),
            Map.entry("digits", List.of("1", "7", "12")),
            Map.entry("int", List.of("0", "1", "2", "5", "7", "21", "36", "400", "2147483647", "-1")),
            Map.entry("bigint", List.of("0", "1", "1000", "36000", "9223372036854775807")),
            Map.entry("numeric", List.of("0", "0.5", "1", "3.25", "36.5", "1e20", "-1")),
            Map.entry("float", List.of("0", "1", "1.5", "1e300", "-1", "NaN")),
            Map.entry("text", List.of("1", "5", "note 1", "name 6", "tag1", "red", "a", "", "x", "2024-01-01", "UTC")),
            Map.entry("date", List.of("2024-01-01", "2025-06-15", "1999-12-31", "infinity")),
            Map.entry("timestamp", List.of("2024-01-01 10:00:00", "2025-03-01 00:00:00", "infinity")),
            Map.entry("timestamptz", List.of("2025-01-01 00:00:00+00", "2020-02-02 12:00:00+02")),
            Map.entry("interval", List.of("1 day", "3 hours", "1 year", "10 months", "1000 years")),
            Map.entry("uuid", List.of("00000000-0000-4000-8000-000000000004", "00000000-0000-4000-8000-000000000007")),
            Map.entry("jsonb", List.of("{\"n\": 1}", "[1, 2]", "{}", "\"x\"", "1")),
            Map.entry("ints", List.of("{1,2}", "{}", "{0,1}")),
            Map.entry("texts", List.of("{red}", "{}", "{red,tag1}")),
            Map.entry("bytea", List.of("\\x626c6f62", "\\xff")),
            Map.entry("enum", List.of("giro", "loan")),
            Map.entry("bool", List.of("true", "false")));

    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("float", "float8 %s"),
            Map.entry("date", "date %s"),
            Map.entry("timestamp", "timestamp %s"),
            Map.entry("timestamptz", "timestamptz %s"),
            Map.entry("interval", "interval %s"),
            Map.entry("uuid", "%s::uuid"),
            Map.entry("jsonb", "%s::jsonb"),
            Map.entry("ints", "%s::int[]"),
            Map.entry("texts", "%s::text[]"),
            Map.entry("bytea", "%s::bytea"),
            Map.entry("text", "%s"),
            Map.entry("zone", "%s"),
            Map.entry("zones", "%s"),
            Map.entry("digits", "%s"),
            Map.entry("enum", "%s"));

    private Constants() {}

    static boolean isTyped(String type) {
        return VALUES.containsKey(type);
    }

    static String any(String type, Dice dice) {
        return literal(type, dice.of(VALUES.get(type)));
    }

    /** The value as PostgreSQL prints it, as a literal of the type. */
    static String literal(String type, String value) {
        String form = TYPED.get(type);
        if (form != null) {
            return String.format(java.util.Locale.ROOT, form, quoted(value));
        }
        boolean plain = value.matches("[0-9.]+|true|false");
        return plain ? value : value.matches("-[0-9.]+") ? "(" + value + ")" : odd(type, value);
    }

    /** NaN, infinities and numbers with an exponent. */
    private static String odd(String type, String value) {
        return type.equals("numeric") ? "numeric " + quoted(value) : quoted(value);
    }

    static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
