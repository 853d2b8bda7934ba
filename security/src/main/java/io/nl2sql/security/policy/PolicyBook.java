package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;
import java.util.List;
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

    /**
     * What the file says of one data source.
     *
     * @param tables policies that can be read
     * @param faults what cannot; the data source must not be asked where there is any
     */
    record Section(Map<TableName, TableRules> tables, List<PolicyFault> faults) {
        private static final Section NOTHING = new Section(Map.of(), List.of());

        Section {
            tables = Map.copyOf(tables);
            faults = List.copyOf(faults);
        }
    }

    private final String version;
    private final Map<String, Section> sections;

    PolicyBook(String version, Map<String, Section> sections) {
        this.version = version;
        this.sections = Map.copyOf(sections);
    }

    /** A book without any policy. */
    public static PolicyBook empty() {
        return EMPTY;
    }

    /** Changes with the file. */
    public String version() {
        return version;
    }

    /** Names of the data sources that the book has policies for. */
    public Set<String> dataSources() {
        return sections.keySet();
    }

    /** What is wrong in the section of a data source; it must not be asked where there is any. */
    public List<PolicyFault> faults(String dataSource) {
        return section(dataSource).faults();
    }

    /** The policies of a data source as they are written, to be checked against its catalog. */
    public Map<TableName, TableRules> tables(String dataSource) {
        return section(dataSource).tables();
    }

    private Section section(String dataSource) {
        return sections.getOrDefault(dataSource, Section.NOTHING);
    }

    /** @throws IllegalStateException where the data source has faults */
    public PolicySet forDataSource(String name, Access access) {
        if (!faults(name).isEmpty()) {
            throw new IllegalStateException("The policies of " + name + " have faults: " + faults(name));
        }
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
