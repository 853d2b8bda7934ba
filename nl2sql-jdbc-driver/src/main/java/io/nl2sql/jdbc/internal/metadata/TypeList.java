package io.nl2sql.jdbc.internal.metadata;

import io.nl2sql.jdbc.internal.value.PgType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The types that columns have. */
final class TypeList {
    private static final List<String> TYPES = List.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "oid",
            "real",
            "double precision",
            "numeric",
            "\"char\"",
            "character",
            "character varying",
            "text",
            "name",
            "bytea",
            "date",
            "time without time zone",
            "time with time zone",
            "timestamp without time zone",
            "timestamp with time zone",
            "interval",
            "uuid",
            "bit",
            "bit varying",
            "xml",
            "json",
            "jsonb",
            "inet",
            "money");
    private static final int LARGEST_NUMERIC = 1000;
    private static final int RADIX = 10;

    private TypeList() {}

    static ResultSet all() {
        List<Object[]> rows = new ArrayList<>();
        TYPES.forEach(name -> rows.add(row(PgType.of(name))));
        rows.sort(Comparator.comparing(row -> (Integer) row[1]));
        return Shape.TYPE_INFO.of(rows);
    }

    private static Object[] row(PgType type) {
        boolean numeric = type.typeName().equals("numeric");
        String quote = type.isSigned() || type.typeName().equals("oid") ? null : "'";
        return new Object[] {
            type.typeName(),
            type.jdbcType(),
            numeric ? LARGEST_NUMERIC : type.precision(),
            quote,
            quote,
            null,
            DatabaseMetaData.typeNullable,
            type.isCaseSensitive(),
            DatabaseMetaData.typeSearchable,
            !type.isSigned(),
            false,
            false,
            null,
            0,
            numeric ? LARGEST_NUMERIC : 0,
            null,
            null,
            RADIX
        };
    }
}
