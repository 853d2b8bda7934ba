package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All policies of one file, by data source. Immutable. */
public final class PolicyBook {
    private static final PolicyBook EMPTY = new PolicyBook("none", Map.of());

    /** How a data source treats a table that no policy lists. */
    public enum Access {
        /** It is invisible. */
        POLICY,
        /** It is visible to every signed-in person, whole and unmasked. */
        OPEN
    }

    private final String version;
    private final Map<String, Map<TableName, TableRules>> dataSources;

    PolicyBook(String version, Map<String, Map<TableName, TableRules>> dataSources) {
        this.version = version;
        Map<String, Map<TableName, TableRules>> copy = new LinkedHashMap<>();
        dataSources.forEach((name, tables) -> copy.put(name, Map.copyOf(tables)));
        this.dataSources = Map.copyOf(copy);
    }

    /** A book without any policy. */
    public static PolicyBook empty() {
        return EMPTY;
    }

    /** Names of the data sources that the book has policies for. */
    public Set<String> dataSources() {
        return dataSources.keySet();
    }

    /** The policies of a data source as they are written, to be checked against its catalog. */
    public Map<TableName, TableRules> tables(String dataSource) {
        return dataSources.getOrDefault(dataSource, Map.of());
    }

    public PolicySet forDataSource(String name, Access access) {
        return new Rules(version + "/" + access, tables(name), access);
    }

    private record Rules(String version, Map<TableName, TableRules> tables, Access access) implements PolicySet {
        @Override
        public TableAccess accessTo(TableName table, Principal principal) {
            TableRules rules = tables.get(table);
            if (rules != null) {
                return rules.accessFor(principal);
            }
            return access == Access.OPEN
                    ? new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible())
                    : new TableAccess.Invisible();
        }
    }
}
