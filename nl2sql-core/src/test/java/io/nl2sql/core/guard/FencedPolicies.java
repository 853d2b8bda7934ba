package io.nl2sql.core.guard;

import io.nl2sql.security.policy.RowAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Row policies of every shape that PostgreSQL plans in its own way, for a table with a column {@code tenant}. */
final class FencedPolicies {
    private FencedPolicies() {}

    /** Policies by name; the schema has a table {@code allowed} of tenants and who may see them. */
    static Map<String, RowAccess> of(String schema, String table) {
        String lookUp = " FROM " + schema + ".allowed a WHERE a.who = ?";
        Map<String, RowAccess> policies = new LinkedHashMap<>();
        policies.put("constant", Rules.matching("tenant = ?", 5));
        policies.put("IN", Rules.matching("tenant IN (SELECT a.tenant" + lookUp + ")", 1));
        policies.put(
                "EXISTS", Rules.matching("EXISTS (SELECT 1" + lookUp + " AND a.tenant = " + table + ".tenant)", 1));
        policies.put("OR", Rules.matching("tenant = ? OR tenant = ? OR tenant = ? OR tenant = ?", 5, 6, 7, 8));
        policies.put("ANY", Rules.matching("tenant = ANY (?)", List.of(5, 6)));
        return policies;
    }
}
