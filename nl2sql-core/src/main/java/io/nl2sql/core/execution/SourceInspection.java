package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.Nl2SqlException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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
        return of(connections, dataSource, schemas, Optional.empty());
    }

    /**
     * The same with the statistics of a look before, as long as nothing but they can have changed.
     *
     * @param known what was found then
     */
    public static SourceInspection of(
            ConnectionSource connections, String dataSource, List<String> schemas, Optional<Catalog> known) {
        try (Connection connection = connections.open()) {
            RoleCheck.Report role = RoleCheck.of(connection, schemas);
            return new SourceInspection(role, new CatalogReader(dataSource, schemas).read(connection, known));
        } catch (SQLException e) {
            throw new SqlFailures().translate(e, false);
        }
    }
}
