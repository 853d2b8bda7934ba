package io.nl2sql.security.policy;

import io.nl2sql.security.identity.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table's policy as it is written, for every principal alike. Immutable. */
public final class TableRules {
    private final TableName name;
    private final Set<String> roles;
    private final RowRule rows;
    private final Map<String, ColumnRule> columns;
    private final ColumnAccess unlisted;

    private final PolicyPlaces places;

    TableRules(
            TableName name,
            Set<String> roles,
            RowRule rows,
            Map<String, ColumnRule> columns,
            ColumnAccess unlisted,
            PolicyPlaces places) {
        this.name = name;
        this.roles = Set.copyOf(roles);
        this.rows = rows;
        this.columns = Map.copyOf(columns);
        this.unlisted = unlisted;
        this.places = places;
    }

    public TableName name() {
        return name;
    }

    /** Columns that the policy names; one that the table does not have is a mistake in the policy. */
    public Set<String> columns() {
        return columns.keySet();
    }

    /** What masked columns show to those without an exemption. */
    public Map<String, ColumnMask> masks() {
        Map<String, ColumnMask> masks = new TreeMap<>();
        columns.forEach((column, rule) -> {
            if (rule.access() instanceof ColumnAccess.Masked masked) {
                masks.put(column, masked.mask());
            }
        });
        return masks;
    }

    /**
     * Whether those who see the table all see the column as it is stored, and some of them in every row. Only then may
     * its values be kept outside the database.
     */
    public boolean isClear(String column) {
        ColumnRule rule = columns.get(column);
        ColumnAccess access = rule == null ? unlisted : rule.access();
        return access instanceof ColumnAccess.Visible && rows.canBeAll();
    }

    /** Every condition and expression of the policy. */
    public List<PolicySql> sql() {
        return places.sql();
    }

    /** Every role that the policy names. */
    public Set<String> roles() {
        Set<String> named = new TreeSet<>(roles);
        named.addAll(rows.roles());
        columns.values().forEach(rule -> named.addAll(rule.unless()));
        return named;
    }

    /** The policy in words. */
    public PolicyText text() {
        return PolicyText.of(roles, rows, columns, unlisted);
    }

    /** A mistake in the table's section. */
    public PolicyFault fault(String message) {
        return PolicySql.fault(places.table().place(), message);
    }

    /** A mistake in the section of a listed column. */
    public PolicyFault fault(String column, String message) {
        return PolicySql.fault(places.columns().get(column).place(), message);
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
