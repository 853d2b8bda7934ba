package io.nl2sql.jdbc.internal.metadata;

import io.nl2sql.jdbc.internal.value.PgType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Columns of tables. */
final class ColumnLists {
    private static final int RADIX = 10;

    private final String catalog;
    private final Lookup lookup;

    ColumnLists(String catalog, Lookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    ResultSet columns(String schema, String table, String column) throws SQLException {
        Map<String, Object> filter = Filter.of(schema, table);
        filter.put("column", column);
        List<Object[]> columns = new ArrayList<>();
        for (Object[] row : lookup.meta("columns", filter)) {
            columns.add(column(row));
        }
        columns.sort(Comparator.<Object[], String>comparing(row -> (String) row[1])
                .thenComparing(row -> (String) row[2])
                .thenComparing(row -> (Integer) row[16]));
        return Shape.COLUMNS.of(columns);
    }

    private Object[] column(Object[] row) {
        PgType type = PgType.of((String) row[3]);
        boolean nullable = (Boolean) row[4];
        int size = type.precision();
        return new Object[] {
            catalog,
            row[0],
            row[1],
            row[2],
            type.jdbcType(),
            type.typeName(),
            size,
            null,
            digits(type),
            RADIX,
            nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
            Filter.textOrNull(row[6]),
            null,
            null,
            null,
            size,
            row[5],
            nullable ? "YES" : "NO",
            null,
            null,
            null,
            null,
            "NO",
            ""
        };
    }

    /** A numeric without precision has as many digits as it likes. */
    private static Integer digits(PgType type) {
        return type.jdbcType() == Types.NUMERIC && type.precision() == 0 ? null : Integer.valueOf(type.scale());
    }
}
