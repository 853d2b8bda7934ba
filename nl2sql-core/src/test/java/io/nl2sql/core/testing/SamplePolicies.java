package io.nl2sql.core.testing;

import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.Map;

/**
 * Policies that say the same to everybody.
 *
 * @param rows by table; a table that is not listed is invisible
 */
public record SamplePolicies(Map<TableName, RowAccess> rows) implements PolicySet {
    @Override
    public String version() {
        return String.valueOf(rows.hashCode());
    }

    @Override
    public TableAccess accessTo(TableName table, Principal principal) {
        return rows.containsKey(table)
                ? new TableAccess.Visible(rows.get(table), Map.of(), new ColumnAccess.Visible())
                : new TableAccess.Invisible();
    }
}
