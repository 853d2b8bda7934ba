package io.nl2sql.core.pipeline;

import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.TableName;
import io.nl2sql.security.policy.TableRules;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the policies of one data source stand. For administrators only.
 *
 * @param dataSource the data source's name
 * @param available whether it can be asked
 * @param access {@code policy} or {@code open}: what a table without a policy is
 * @param version changes with the policies and with how they fit; empty where none are in force
 * @param rules policies in force, by table; none where the data source cannot be asked
 * @param withheld tables that nobody sees, because their policy no longer fits, or because they would show what a policy
 *     of another table hides
 * @param faults what is wrong with the policies that were read last
 */
public record PolicyReport(
        String dataSource,
        boolean available,
        String access,
        String version,
        Map<TableName, TableRules> rules,
        Set<TableName> withheld,
        List<PolicyFault> faults) {
    public PolicyReport {
        rules = Map.copyOf(rules);
        withheld = Set.copyOf(withheld);
        faults = List.copyOf(faults);
    }
}
