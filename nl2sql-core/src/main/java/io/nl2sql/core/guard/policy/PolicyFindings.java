package io.nl2sql.core.guard.policy;

import io.nl2sql.security.identity.ClaimShape;
import io.nl2sql.security.policy.PolicyFault;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a check of policies against a database found.
 *
 * @param faults by table; none where it can be asked
 * @param claims which shapes each claim can have, by table and name
 */
public record PolicyFindings(
        Map<TableName, List<PolicyFault>> faults, Map<TableName, Map<String, Set<ClaimShape>>> claims) {
    public PolicyFindings {
        faults = Map.copyOf(faults);
        claims = Map.copyOf(claims);
    }

    /** All faults in the order of the file. */
    public List<PolicyFault> inOrder() {
        List<PolicyFault> all = new ArrayList<>();
        new TreeMap<>(faults).values().forEach(all::addAll);
        all.sort(Comparator.comparingInt(PolicyFault::line).thenComparingInt(PolicyFault::column));
        return all;
    }
}
