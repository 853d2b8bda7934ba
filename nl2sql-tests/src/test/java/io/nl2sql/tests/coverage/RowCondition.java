package io.nl2sql.tests.coverage;

import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.RowAccess;
import io.nl2sql.security.policy.SqlFragment;
import java.util.List;

/**
 * One condition on a table's rows, as our policy and as PostgreSQL's.
 *
 * @param shape what kind of condition it is, for the report
 * @param ours as a policy has it, with claims as parameters
 * @param theirs as a native policy has it
 */
record RowCondition(String shape, SqlFragment ours, String theirs) {
    /** The same text on both sides. */
    static RowCondition of(String shape, String sql) {
        return new RowCondition(shape, SqlFragment.of(sql), sql);
    }

    /**
     * A condition that ends in a claim.
     *
     * @param before what stands before the claim
     * @param literal the claim's value as SQL
     */
    static RowCondition ofClaim(String before, ClaimValue claim, String literal) {
        boolean list = claim.multiple();
        SqlFragment ours = new SqlFragment(List.of(before + (list ? "(" : ""), list ? ")" : ""), List.of(claim));
        return new RowCondition("claim", ours, before + "(" + literal + ")");
    }

    RowAccess access() {
        return new RowAccess.Matching(ours);
    }
}
