package io.nl2sql.core.catalog;

import java.util.List;

/**
 * Snapshot of everything that a data source's role can read, before any policy.
 *
 * @param dataSource the data source's name
 * @param version digest of the contents; equal for equal catalogs
 * @param searchPath schemas in the order in which unqualified names are resolved
 * @param tables every table, partitions excepted
 * @param statistics digest of what the statistics tell, which may change while the version does not
 */
public record Catalog(
        String dataSource, String version, List<String> searchPath, List<Table> tables, String statistics) {
    public Catalog {
        searchPath = List.copyOf(searchPath);
        tables = List.copyOf(tables);
    }

    /** Without statistics. */
    public Catalog(String dataSource, String version, List<String> searchPath, List<Table> tables) {
        this(dataSource, version, searchPath, tables, "");
    }
}
