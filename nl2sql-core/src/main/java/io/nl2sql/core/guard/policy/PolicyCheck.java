package io.nl2sql.core.guard.policy;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.Column;
import io.nl2sql.core.catalog.Table;
import io.nl2sql.core.catalog.VisibleTable;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.fence.Fence;
import io.nl2sql.core.guard.opinion.SecondOpinion;
import io.nl2sql.security.identity.ClaimShape;
import io.nl2sql.security.policy.ColumnMask;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.PolicySql;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import io.nl2sql.security.policy.TableName;
import io.nl2sql.security.policy.TableRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks policies before anybody asks under them: that the guard can read and splice them, that what they name is there,
 * and that PostgreSQL can plan them. Collects every fault. Not thread-safe.
 */
public final class PolicyCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String PERMITTED = "permitted";

    private final Map<TableName, Table> tables = new HashMap<>();
    private final PolicyDatabase database;
    private final SecondOpinion secondOpinion = new SecondOpinion(PATIENCE);

    public PolicyCheck(Catalog catalog, PolicyDatabase database) {
        catalog.tables().forEach(table -> tables.put(table.name(), table));
        this.database = database;
    }

    /** @throws Nl2SqlException where the database does not answer */
    public PolicyFindings of(Map<TableName, TableRules> rules) {
        Map<TableName, List<PolicyFault>> faults = new HashMap<>();
        Map<TableName, Map<String, Set<ClaimShape>>> claims = new HashMap<>();
        rules.forEach((name, rule) -> {
            List<PolicyFault> found = new ArrayList<>();
            Map<String, Set<ClaimShape>> shapes = new HashMap<>();
            check(rule, found, shapes);
            if (!found.isEmpty()) {
                faults.put(name, found);
            }
            claims.put(name, shapes);
        });
        return new PolicyFindings(faults, claims);
    }

    private void check(TableRules rule, List<PolicyFault> faults, Map<String, Set<ClaimShape>> shapes) {
        Table table = tables.get(rule.name());
        if (table == null) {
            faults.add(rule.fault("there is no table " + rule.name()
                    + " in the schemas of the data source, or its role cannot read it; correct the name or the grant"));
            return;
        }
        for (String column : rule.columns()) {
            if (table.column(column).isEmpty()) {
                faults.add(rule.fault(
                        column,
                        "the table " + rule.name() + " has no column " + column
                                + ", or the role cannot read it; correct the name or the grant"));
            }
        }
        if (faults.isEmpty()) {
            rule.masks()
                    .forEach((name, mask) ->
                            mask(table, name, mask).ifPresent(problem -> faults.add(rule.fault(name, problem))));
            PolicySqlCheck sql = new PolicySqlCheck(table, database);
            rule.sql().forEach(written -> sql.check(written, faults, shapes));
        }
        if (faults.isEmpty()) {
            spliced(rule, table, shapes).ifPresent(faults::add);
        }
    }

    private static Optional<String> mask(Table table, String name, ColumnMask mask) {
        Column column = table.column(name).orElseThrow();
        if (mask instanceof ColumnMask.Custom) {
            return Optional.empty(); // looked at with all other SQL
        }
        if (mask instanceof ColumnMask.Email && !isText(column)) {
            return Optional.of("an email mask needs a column of text, and " + name + " is "
                    + column.type().name());
        }
        try {
            MaskSql.of(mask, column, table.name());
            return Optional.empty();
        } catch (Nl2SqlException e) {
            return Optional.of(e.getMessage() + " The column " + name + " is "
                    + column.type().name() + ".");
        }
    }

    private static boolean isText(Column column) {
        return switch (column.type().category()) {
            case TEXT, OTHER -> true;
            default -> false;
        };
    }

    /** The derived table as queries will hold it, with everything that the policy can say at once. */
    private Optional<PolicyFault> spliced(TableRules rule, Table table, Map<String, Set<ClaimShape>> shapes) {
        List<String> conditions = new ArrayList<>();
        for (PolicySql written : rule.sql()) {
            if (written.column().isEmpty()) {
                conditions.add("(" + PolicySqlCheck.text(written, shapes) + ")");
            }
        }
        RowAccess rows = conditions.isEmpty()
                ? new RowAccess.All()
                : new RowAccess.Matching(SqlFragment.of(String.join(" AND ", conditions)));
        String select = PolicySelect.of(new VisibleTable(table, rows, rule.masks()), Fence.GUARD, PERMITTED)
                .sql();
        String query = "SELECT 1 FROM " + select + " AS t";
        if (!secondOpinion.confirms(query, List.of(select))) {
            return Optional.of(rule.fault("the policy of " + rule.name()
                    + " is not understood by the guard's second parser; write its conditions or masks more simply"));
        }
        return database.plan(query)
                .map(objection -> rule.fault("PostgreSQL cannot plan the policy of " + rule.name() + " (SQLSTATE "
                        + objection.state() + "); look at its masks"));
    }
}
