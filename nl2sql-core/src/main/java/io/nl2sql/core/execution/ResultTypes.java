package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.ColumnType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;

/** Names the types of a result as PostgreSQL's {@code format_type} does. */
final class ResultTypes {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("serial", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("bigserial", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("bool", "boolean"),
            Map.entry("bpchar", "character"),
            Map.entry("varchar", "character varying"),
            Map.entry("varbit", "bit varying"),
            Map.entry("time", "time without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"));

    private ResultTypes() {}

    static ColumnType of(ResultSetMetaData described, int index) throws SQLException {
        String name = described.getColumnTypeName(index);
        boolean array = name.startsWith("_");
        String element = array ? name.substring(1) : name;
        String formatted = NAMES.getOrDefault(element, element) + modifier(described, index, element);
        return ColumnType.named(array ? formatted + "[]" : formatted);
    }

    /** The driver reports a precision of 0 for numbers without one. */
    private static String modifier(ResultSetMetaData described, int index, String type) throws SQLException {
        int precision = type.equals("numeric") ? described.getPrecision(index) : 0;
        return precision > 0 ? "(" + precision + "," + described.getScale(index) + ")" : "";
    }
}
