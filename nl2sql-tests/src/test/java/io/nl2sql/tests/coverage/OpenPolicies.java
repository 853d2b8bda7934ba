package io.nl2sql.tests.coverage;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.execution.CatalogReader;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hides nothing. */
final class OpenPolicies implements PolicySet {
    /** Everything that the connection's role can read in these schemas. */
    static VisibleCatalog catalog(Connection connection, List<String> schemas) throws SQLException {
        Principal asker = new Principal("asker", Set.of(), Claims.none());
        return VisibleCatalog.of(new CatalogReader("coverage", schemas).read(connection), new OpenPolicies(), asker);
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public TableAccess accessTo(TableName table, Principal principal) {
        return new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible());
    }
}
