package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.opinion.SecondOpinion;

/**
 * The guard: PostgreSQL's tokens, Calcite for structure and names, closed lists of everything else, policies spliced
 * in at the tokens of tables, and a second parser's opinion of the outcome. Thread-safe.
 */
public final class CalciteGuard implements Guard {
    private final GuardLimits limits;
    private final SecondOpinion secondOpinion;

    public CalciteGuard(GuardLimits limits) {
        this.limits = limits;
        this.secondOpinion = new SecondOpinion(limits.secondOpinionTimeout());
    }

    @Override
    public Validation validate(String sql, VisibleCatalog catalog) {
        return new QueryValidator(limits, sql == null ? "" : sql, catalog).run();
    }

    @Override
    public AuthorizedQuery authorize(ValidatedQuery query) {
        return new Authorization(query, secondOpinion).run();
    }

    /** Loads what the first query would otherwise wait for: about a second of class loading. */
    public void warmUp() {
        WarmUp.run(this);
    }
}
