package io.nl2sql.jdbc.internal.metadata;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Primary and foreign keys. */
final class KeyLists {
    private static final int PARENT = 1;
    private static final int CHILD = 5;
    private static final int SEQUENCE = 8;

    private final String catalog;
    private final Lookup lookup;

    KeyLists(String catalog, Lookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    ResultSet primary(String schema, String table) throws SQLException {
        List<Object[]> keys = new ArrayList<>();
        for (Object[] row : lookup.meta("primaryKeys", Filter.of(schema, table))) {
            keys.add(new Object[] {catalog, row[0], row[1], row[2], row[3], null});
        }
        keys.sort(Comparator.comparing(row -> (String) row[3]));
        return Shape.PRIMARY_KEYS.of(keys);
    }

    /** Keys of the table that point elsewhere. */
    ResultSet imported(String schema, String table) throws SQLException {
        return foreign("importedKeys", schema, table, key -> true, PARENT);
    }

    /** Keys elsewhere that point to the table. */
    ResultSet exported(String schema, String table) throws SQLException {
        return foreign("exportedKeys", schema, table, key -> true, CHILD);
    }

    /** Keys of one table that point to another; null is any. */
    ResultSet between(String parentSchema, String parent, String childSchema, String child) throws SQLException {
        return foreign(
                "importedKeys",
                childSchema,
                child,
                key -> (parentSchema == null || parentSchema.equals(key[PARENT]))
                        && (parent == null || parent.equals(key[PARENT + 1])),
                CHILD);
    }

    private ResultSet foreign(String what, String schema, String table, Predicate<Object[]> wanted, int orderedBy)
            throws SQLException {
        List<Object[]> keys = new ArrayList<>();
        for (Object[] row : lookup.meta(what, Filter.of(schema, table))) {
            Object[] key = key(row);
            if (wanted.test(key)) {
                keys.add(key);
            }
        }
        keys.sort(Comparator.<Object[], String>comparing(row -> (String) row[orderedBy])
                .thenComparing(row -> (String) row[orderedBy + 1])
                .thenComparing(row -> String.valueOf(row[11]))
                .thenComparing(row -> (Integer) row[SEQUENCE]));
        return Shape.FOREIGN_KEYS.of(keys);
    }

    /** What happens on update and delete matters to nobody who only reads. */
    private Object[] key(Object[] row) {
        return new Object[] {
            catalog,
            row[3],
            row[4],
            row[5],
            catalog,
            row[0],
            row[1],
            row[2],
            row[6],
            DatabaseMetaData.importedKeyNoAction,
            DatabaseMetaData.importedKeyNoAction,
            row[7],
            null,
            DatabaseMetaData.importedKeyNotDeferrable
        };
    }
}
