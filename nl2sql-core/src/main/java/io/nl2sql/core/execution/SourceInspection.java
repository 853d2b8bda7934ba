package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.Nl2SqlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one look at a data source finds.
 *
 * @param role whether its role may be used
 * @param catalog everything that the role can read
 */
public record SourceInspection(RoleCheck.Report role, Catalog catalog) {
    /**
     * Looks at a data source.
     *
     * @throws Nl2SqlException DATA_SOURCE_UNAVAILABLE and the like, with a safe message
     */
    public static SourceInspection of(ConnectionSource connections, String dataSource, List<String> schemas) {
        try (Connection connection = connections.open()) {
            RoleCheck.Report role = RoleCheck.of(connection, schemas);
            return new SourceInspection(role, new CatalogReader(dataSource, schemas).read(connection));
        } catch (SQLException e) {
            throw new SqlFailures().translate(e, false);
        }
    }
}
