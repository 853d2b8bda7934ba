package io.nl2sql.core.execution;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.policy.PolicyCheck;
import io.nl2sql.core.guard.policy.PolicyFindings;
import io.nl2sql.security.policy.TableName;
import io.nl2sql.security.policy.TableRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * What a look at a data source's policies finds.
 *
 * @param findings what is wrong with them, and what claims they need
 * @param readers views over governed tables and tables that inherit from them
 */
public record PolicyInspection(PolicyFindings findings, Set<TableName> readers) {
    public PolicyInspection {
        readers = Set.copyOf(readers);
    }

    /**
     * Checks policies against their database.
     *
     * @throws Nl2SqlException DATA_SOURCE_UNAVAILABLE and the like, with a safe message
     */
    public static PolicyInspection of(
            ConnectionSource connections, Catalog catalog, Map<TableName, TableRules> policies) {
        try (Connection connection = connections.open()) {
            PolicyProbe probe = new PolicyProbe(connection);
            return new PolicyInspection(
                    new PolicyCheck(catalog, probe).of(policies), probe.readersOf(policies.keySet()));
        } catch (SQLException e) {
            throw new SqlFailures().translate(e, false);
        }
    }
}
