package io.nl2sql.core.guard.fence;

/** How a policy select keeps expressions that can fail from the rows that it hides. */
public enum Fence {
    /** Nothing that can fail reaches its rows before the policy. */
    NONE,
    /** It tells of each row whether the policy permits it; what can fail asks first. The planner sees through it. */
    GUARD,
    /** PostgreSQL evaluates nothing of the outer query before the policy, and uses no index for the outer query. */
    OFFSET
}
