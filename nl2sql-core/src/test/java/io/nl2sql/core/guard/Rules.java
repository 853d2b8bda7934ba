package io.nl2sql.core.guard;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.identity.Claims;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.policy.ColumnAccess;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicySet;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableAccess;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies written down in a test. A table without one is invisible, unless the book is open. */
public final class Rules implements PolicySet {
    public static final Principal ANN =
            new Principal("ann", Set.of("analyst"), Claims.of(Map.of("tenant", ClaimValue.of(1))));

    private final Map<TableName, TableAccess> tables = new HashMap<>();
    private final boolean open;

    private Rules(boolean open) {
        this.open = open;
    }

    public static Rules closed() {
        return new Rules(false);
    }

    public static Rules open() {
        return new Rules(true);
    }

    public Rules table(String schema, String table, RowAccess rows, Map<String, ColumnAccess> columns) {
        tables.put(new TableName(schema, table), new TableAccess.Visible(rows, columns, new ColumnAccess.Visible()));
        return this;
    }

    public Rules rows(String schema, String table, RowAccess rows) {
        return table(schema, table, rows, Map.of());
    }

    public static ColumnAccess masked(ColumnMask mask) {
        return new ColumnAccess.Masked(mask);
    }

    /** A condition with {@code ?} for each claim value. */
    public static RowAccess matching(String condition, Object... claims) {
        List<ClaimValue> values = new ArrayList<>();
        for (Object claim : claims) {
            values.add(ClaimValue.of(claim));
        }
        return new RowAccess.Matching(new SqlFragment(List.of(condition.split("\\?", -1)), values));
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public TableAccess accessTo(TableName table, Principal principal) {
        TableAccess none = open
                ? new TableAccess.Visible(new RowAccess.All(), Map.of(), new ColumnAccess.Visible())
                : new TableAccess.Invisible();
        return tables.getOrDefault(table, none);
    }
}
