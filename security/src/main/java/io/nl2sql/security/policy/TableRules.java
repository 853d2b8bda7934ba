package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A table's policy as it is written, for every principal alike. Immutable. */
public final class TableRules {
    private final TableName name;
    private final Set<String> roles;
    private final RowRule rows;
    private final Map<String, ColumnRule> columns;
    private final ColumnAccess unlisted;

    TableRules(
            TableName name, Set<String> roles, RowRule rows, Map<String, ColumnRule> columns, ColumnAccess unlisted) {
        this.name = name;
        this.roles = Set.copyOf(roles);
        this.rows = rows;
        this.columns = Map.copyOf(columns);
        this.unlisted = unlisted;
    }

    public TableName name() {
        return name;
    }

    /** Columns that the policy names; one that the table does not have is a mistake in the policy. */
    public Set<String> columns() {
        return columns.keySet();
    }

    TableAccess accessFor(Principal principal) {
        if (!principal.hasAnyRole(roles)) {
            return new TableAccess.Invisible();
        }
        Map<String, ColumnAccess> seen = new LinkedHashMap<>();
        columns.forEach((column, rule) -> seen.put(column, rule.resolve(principal)));
        return new TableAccess.Visible(rows.resolve(name, principal), seen, unlisted);
    }
}
