package io.nl2sql.core.catalog;

import java.util.List;

/**
 * Snapshot of everything that a data source's role can read, before any policy.
 *
 * @param dataSource the data source's name
 * @param version digest of the contents; equal for equal catalogs
 * @param searchPath schemas in the order in which unqualified names are resolved
 * @param tables every table, partitions excepted
 */
public record Catalog(String dataSource, String version, List<String> searchPath, List<Table> tables) {
    public Catalog {
        searchPath = List.copyOf(searchPath);
        tables = List.copyOf(tables);
    }
}
