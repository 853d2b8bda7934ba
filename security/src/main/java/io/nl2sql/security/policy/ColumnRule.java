package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;
import java.util.Set;

/**
 * How a column is seen.
 *
 * @param access by those whom the rule meets
 * @param unless roles whose holders see the column as it is stored
 */
record ColumnRule(ColumnAccess access, Set<String> unless) {
    ColumnRule {
        unless = Set.copyOf(unless);
    }

    ColumnAccess resolve(Principal principal) {
        return principal.hasAnyRole(unless) ? new ColumnAccess.Visible() : access;
    }
}
