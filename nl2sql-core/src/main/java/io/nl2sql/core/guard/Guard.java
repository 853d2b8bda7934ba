package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;

/** The gate to every database: validates SQL against what its asker may see, then writes policies into it. */
public interface Guard {
    /**
     * Checks untrusted SQL. Never throws for anything that the text contains.
     *
     * @param sql text of a person or a model
     * @param catalog what the asker may see
     */
    Validation validate(String sql, VisibleCatalog catalog);

    /**
     * Rewrites a proven query so that every table carries its row policy and masks.
     *
     * @throws io.nl2sql.core.error.Nl2SqlException SQL_REFUSED when the rewritten text cannot be proven
     */
    AuthorizedQuery authorize(ValidatedQuery query);
}
