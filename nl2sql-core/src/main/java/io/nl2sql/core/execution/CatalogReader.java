package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.CatalogDigest;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.ColumnProfile;
import io.nl2sql.core.catalog.ColumnType;
import io.nl2sql.core.catalog.ForeignKey;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.security.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads from PostgreSQL's system catalogs what the connection's role can SELECT, in a handful of queries whatever the
 * number of tables. A column that the role cannot read is left out, a partition is part of its parent.
 */
public final class CatalogReader {
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples::bigint,
                   coalesce(obj_description(c.oid, 'pg_class'), ''), row_security_active(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ANY(?) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
            """;
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), NOT (a.attnotnull OR t.typnotnull),
                   coalesce(d.description, ''), t.typtype,
                   CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END
            FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_description d
              ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
            WHERE n.nspname = ANY(?) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
              AND a.attnum > 0 AND NOT a.attisdropped
              AND (has_table_privilege(c.oid, 'SELECT') OR has_column_privilege(c.oid, a.attnum, 'SELECT'))
            ORDER BY a.attrelid, a.attnum
            """;
    private static final String KEYS = """
            SELECT k.conrelid, k.contype, tn.nspname, t.relname,
                   ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS o(num, pos)
                         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num ORDER BY o.pos),
                   ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS o(num, pos)
                         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.num ORDER BY o.pos)
            FROM pg_constraint k
            JOIN pg_namespace n ON n.oid = k.connamespace
            LEFT JOIN pg_class t ON t.oid = k.confrelid
            LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
            WHERE n.nspname = ANY(?) AND k.contype IN ('p', 'f') AND k.conparentid = 0
            ORDER BY k.conrelid, k.conname
            """;

    private final String dataSource;
    private final List<String> schemas;

    /**
     * @param dataSource the data source's name
     * @param schemas to read, in the order in which unqualified names are to be resolved
     */
    public CatalogReader(String dataSource, List<String> schemas) {
        this.dataSource = dataSource;
        this.schemas = List.copyOf(schemas);
    }

    public Catalog read(Connection connection) throws SQLException {
        return read(connection, Optional.empty());
    }

    /**
     * The same with the statistics that were read before, where there were any and the schema is still the same, row security
     * included: PostgreSQL tells nothing of tables that have it. Statistics are coarse, and whatever is prepared for askers is
     * prepared anew when they change.
     */
    Catalog read(Connection connection, Optional<Catalog> known) throws SQLException {
        SortedSet<TableName> secured = new TreeSet<>();
        List<Table> tables = tables(connection, secured);
        String version = CatalogDigest.of(schemas, tables, secured);
        Map<TableName, Map<String, ColumnProfile>> profiles = known.filter(
                        last -> last.version().equals(version))
                .map(CatalogReader::profiles)
                .filter(kept -> !kept.isEmpty())
                .orElse(Map.of());
        if (profiles.isEmpty()) {
            profiles = ColumnProfiles.read(connection, dataSource, schemas);
        }
        Map<TableName, Map<String, ColumnProfile>> found = profiles;
        List<Table> profiled = tables.stream()
                .map(table -> table.with(found.getOrDefault(table.name(), Map.of())))
                .toList();
        return new Catalog(dataSource, version, schemas, profiled, CatalogDigest.ofStatistics(profiled));
    }

    private static Map<TableName, Map<String, ColumnProfile>> profiles(Catalog known) {
        return known.tables().stream()
                .filter(table -> !table.profiles().isEmpty())
                .collect(Collectors.toMap(Table::name, Table::profiles));
    }

    private List<Table> tables(Connection connection, Set<TableName> secured) throws SQLException {
        Map<Long, List<Column>> columns = columns(connection);
        Map<Long, List<String>> primaryKeys = new HashMap<>();
        Map<Long, List<ForeignKey>> foreignKeys = new HashMap<>();
        readKeys(connection, primaryKeys, foreignKeys);
        Set<Long> computed = ComputedTables.read(connection, schemas);
        List<Table> tables = new ArrayList<>();
        query(connection, TABLES, row -> {
            long id = row.getLong(1);
            TableName name = new TableName(row.getString(2), row.getString(3));
            tables.add(new Table(
                    name,
                    kind(row.getString(4)),
                    row.getString(6),
                    columns.getOrDefault(id, List.of()),
                    primaryKeys.getOrDefault(id, List.of()),
                    foreignKeys.getOrDefault(id, List.of()),
                    row.getLong(5),
                    computed.contains(id)));
            if (row.getBoolean(7)) {
                secured.add(name);
            }
        });
        tables.sort(Comparator.comparingInt(
                        (Table table) -> schemas.indexOf(table.name().schema()))
                .thenComparing(Table::name));
        return tables;
    }

    private Map<Long, List<Column>> columns(Connection connection) throws SQLException {
        Map<Long, List<Column>> columns = new HashMap<>();
        query(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
                        .add(new Column(
                                row.getString(2),
                                type(row.getString(3), row.getString(6), row.getString(7)),
                                row.getBoolean(4),
                                row.getString(5))));
        return columns;
    }

    /** A domain can do what its base type can, an enumeration what text can. */
    private static ColumnType type(String name, String kind, String base) {
        ColumnType byName = ColumnType.named(name);
        if (base != null) {
            return new ColumnType(name, ColumnType.named(base).category());
        }
        return kind.equals("e") ? new ColumnType(name, ColumnType.Category.TEXT) : byName;
    }

    private void readKeys(
            Connection connection, Map<Long, List<String>> primaryKeys, Map<Long, List<ForeignKey>> foreignKeys)
            throws SQLException {
        query(connection, KEYS, row -> {
            List<String> own = names(row, 5);
            if (row.getString(2).equals("p")) {
                primaryKeys.put(row.getLong(1), own);
            } else {
                TableName target = new TableName(row.getString(3), row.getString(4));
                foreignKeys
                        .computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
                        .add(new ForeignKey(own, target, names(row, 6)));
            }
        });
    }

    private static List<String> names(ResultSet row, int index) throws SQLException {
        return Arrays.asList((String[]) row.getArray(index).getArray());
    }

    private static Table.Kind kind(String relkind) {
        return switch (relkind) {
            case "p" -> Table.Kind.PARTITIONED_TABLE;
            case "v" -> Table.Kind.VIEW;
            case "m" -> Table.Kind.MATERIALIZED_VIEW;
            case "f" -> Table.Kind.FOREIGN_TABLE;
            default -> Table.Kind.TABLE;
        };
    }

    private void query(Connection connection, String sql, RowHandler handler) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("name", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    handler.accept(rows);
                }
            }
        }
    }

    private interface RowHandler {
        void accept(ResultSet row) throws SQLException;
    }
}
