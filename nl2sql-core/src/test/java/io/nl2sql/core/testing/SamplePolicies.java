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
 * @param columns by table; those that are not listed are visible
 */
public record SamplePolicies(Map<TableName, RowAccess> rows, Map<TableName, Map<String, ColumnAccess>> columns)
        implements PolicySet {
    public SamplePolicies(Map<TableName, RowAccess> rows) {
        this(rows, Map.of());
    }

    @Override
    public String version() {
        return String.valueOf(hashCode());
    }

    @Override
    public TableAccess accessTo(TableName table, Principal principal) {
        return rows.containsKey(table)
                ? new TableAccess.Visible(
                        rows.get(table), columns.getOrDefault(table, Map.of()), new ColumnAccess.Visible())
                : new TableAccess.Invisible();
    }
}
