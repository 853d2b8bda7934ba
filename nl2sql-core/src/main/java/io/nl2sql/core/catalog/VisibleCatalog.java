package io.nl2sql.core.catalog;

import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The part of a catalog that one principal may see; all that linking, generation and the guard are ever given.
 * Immutable.
 */
public final class VisibleCatalog {
    private final Catalog source;
    private final String policyVersion;
    private final Map<TableName, VisibleTable> tables;

    private VisibleCatalog(Catalog source, String policyVersion, Map<TableName, VisibleTable> tables) {
        this.source = source;
        this.policyVersion = policyVersion;
        this.tables = tables;
    }

    public static VisibleCatalog of(Catalog source, PolicySet policies, Principal principal) {
        Map<TableName, VisibleTable> tables = new LinkedHashMap<>();
        for (Table table : source.tables()) {
            if (policies.accessTo(table.name(), principal) instanceof TableAccess.Visible access) {
                tables.put(table.name(), view(table, access));
            }
        }
        tables.replaceAll((name, seen) -> withVisibleReferences(seen, tables));
        return new VisibleCatalog(source, policies.version(), tables);
    }

    private static VisibleTable view(Table table, TableAccess.Visible access) {
        List<Column> columns = new ArrayList<>();
        Map<String, ColumnMask> masks = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            ColumnAccess seen = access.column(column.name());
            if (seen instanceof ColumnAccess.Hidden) {
                continue;
            }
            columns.add(column);
            if (seen instanceof ColumnAccess.Masked masked) {
                masks.put(column.name(), masked.mask());
            }
        }
        Set<String> clear = new HashSet<>();
        columns.forEach(column -> clear.add(column.name()));
        clear.removeAll(masks.keySet());
        List<String> key = clear.containsAll(table.primaryKey()) ? table.primaryKey() : List.of();
        List<ForeignKey> references = table.foreignKeys().stream()
                .filter(reference -> clear.containsAll(reference.columns()))
                .toList();
        Table seen = table.with(columns, key, references).with(profiles(table, access.rows(), clear));
        return new VisibleTable(seen, access.rows(), masks);
    }

    /** Statistics are of all rows: who may not see these learns nothing of them, nor of what a mask or a rule hides. */
    private static Map<String, ColumnProfile> profiles(Table table, RowAccess rows, Set<String> clear) {
        Map<String, ColumnProfile> known = new HashMap<>(table.profiles());
        known.keySet().retainAll(rows instanceof RowAccess.All ? clear : Set.of());
        return known;
    }

    private static VisibleTable withVisibleReferences(VisibleTable seen, Map<TableName, VisibleTable> tables) {
        Table table = seen.table();
        List<ForeignKey> references = table.foreignKeys().stream()
                .filter(reference -> isVisible(reference, tables.get(reference.target())))
                .toList();
        Table visible = table.with(table.columns(), table.primaryKey(), references);
        return new VisibleTable(visible, seen.rows(), seen.masks());
    }

    private static boolean isVisible(ForeignKey reference, VisibleTable target) {
        return target != null
                && reference.targetColumns().stream()
                        .allMatch(column -> target.table().column(column).isPresent() && !target.isMasked(column));
    }

    public String dataSource() {
        return source.dataSource();
    }

    public String schemaVersion() {
        return source.version();
    }

    /** Digest of what the statistics tell, hidden columns included. */
    public String statistics() {
        return source.statistics();
    }

    public String policyVersion() {
        return policyVersion;
    }

    public List<String> searchPath() {
        return source.searchPath();
    }

    /** Visible tables in the catalog's order. */
    public List<VisibleTable> tables() {
        return List.copyOf(tables.values());
    }

    public Optional<VisibleTable> find(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** {@link #find} for those who are kept by this view and so must not keep it: a weak reference to it can clear. */
    public Function<TableName, Optional<VisibleTable>> finder() {
        Map<TableName, VisibleTable> seen = tables;
        return name -> Optional.ofNullable(seen.get(name));
    }

    /** The table that an unqualified name means: the first on the search path that is visible. */
    public Optional<VisibleTable> resolve(String unqualified) {
        return searchPath().stream()
                .map(schema -> tables.get(new TableName(schema, unqualified)))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }
}
