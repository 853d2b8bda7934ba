package io.nl2sql.jdbc.internal.metadata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Schemas and tables. */
final class TableLists {
    private static final List<String> TYPES =
            List.of("FOREIGN TABLE", "MATERIALIZED VIEW", "PARTITIONED TABLE", "TABLE", "VIEW");

    private final String catalog;
    private final Lookup lookup;

    TableLists(String catalog, Lookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    ResultSet schemas(String pattern) throws SQLException {
        List<Object[]> schemas = new ArrayList<>();
        for (Object[] row : lookup.meta("schemas", Filter.of(pattern, null))) {
            schemas.add(new Object[] {row[0], catalog});
        }
        schemas.sort(Comparator.comparing(row -> (String) row[0]));
        return Shape.SCHEMAS.of(schemas);
    }

    ResultSet tables(String schema, String table, String[] types) throws SQLException {
        Map<String, Object> filter = Filter.withTypes(Filter.of(schema, table), types);
        List<Object[]> tables = new ArrayList<>();
        for (Object[] row : lookup.meta("tables", filter)) {
            tables.add(new Object[] {
                catalog, row[0], row[1], row[2], Filter.textOrNull(row[3]), null, null, null, null, null
            });
        }
        tables.sort(Comparator.<Object[], String>comparing(row -> (String) row[3])
                .thenComparing(row -> (String) row[1])
                .thenComparing(row -> (String) row[2]));
        return Shape.TABLES.of(tables);
    }

    static ResultSet types() {
        List<Object[]> types = new ArrayList<>();
        TYPES.forEach(type -> types.add(new Object[] {type}));
        return Shape.TABLE_TYPES.of(types);
    }
}
