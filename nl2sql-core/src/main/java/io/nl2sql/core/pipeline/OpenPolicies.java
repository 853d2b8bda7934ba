package io.nl2sql.core.pipeline;

import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything for everybody, to compare with.
 *
 * @param marked policies whose hidden columns are shown as masked, so that the guard names those that a query asks for
 */
record OpenPolicies(Optional<PolicySet> marked) implements PolicySet {
    @Override
    public String version() {
        return "open";
    }

    @Override
    public TableAccess accessTo(TableName table, Principal principal) {
        Map<String, ColumnAccess> columns = new HashMap<>();
        ColumnAccess unlisted = new ColumnAccess.Visible();
        if (marked.map(policies -> policies.accessTo(table, principal)).orElse(null)
                instanceof TableAccess.Visible seen) {
            seen.columns().forEach((name, access) -> columns.put(name, mark(access)));
            unlisted = mark(seen.unlisted());
        }
        return new TableAccess.Visible(new RowAccess.All(), columns, unlisted);
    }

    private static ColumnAccess mark(ColumnAccess access) {
        return access instanceof ColumnAccess.Hidden
                ? new ColumnAccess.Masked(new ColumnMask.Null())
                : new ColumnAccess.Visible();
    }
}
