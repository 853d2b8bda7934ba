package io.nl2sql.core.pipeline;

import io.nl2sql.security.identity.ClaimValue;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What policies make of somebody's query. For administrators only.
 *
 * @param id of its entry in the audit
 * @param dataSource the data source's name
 * @param sql the query before policy
 * @param generator who wrote it
 * @param executedSql the query after policy
 * @param parameters claims that are bound in it, in order
 * @param fenced whether something in it can fail, so that hidden rows are fenced off
 * @param policies what policy does, a line for each table and masked column, with the claims' values
 * @param hidden {@code schema.table.column} of what the query asks for and does not get; only {@code *} can
 * @param notices sentences that the asker would read
 * @param rows how many rows the asker gets; empty where they could not be counted, as a notice says
 * @param rowsWithoutPolicies how many there are without any policy
 */
public record PolicyPreview(
        UUID id,
        String dataSource,
        String sql,
        String generator,
        String executedSql,
        List<ClaimValue> parameters,
        boolean fenced,
        List<String> policies,
        List<String> hidden,
        List<String> notices,
        OptionalLong rows,
        OptionalLong rowsWithoutPolicies) {
    public PolicyPreview {
        parameters = List.copyOf(parameters);
        policies = List.copyOf(policies);
        hidden = List.copyOf(hidden);
        notices = List.copyOf(notices);
    }
}
