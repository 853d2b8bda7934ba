package io.nl2sql.core.pipeline;

import io.nl2sql.core.catalog.Catalog;
import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.execution.QueryRunner;
import io.nl2sql.core.linking.ValueIndex;
import io.nl2sql.security.policy.PolicySet;

/**
 * One data source that can be asked, as it stands now.
 *
 * @param catalog everything that the role can read
 * @param policies who may see what of it
 * @param values look-up of stored values
 * @param runner runs authorized queries on it
 * @param fiscalYear how its business counts its years
 */
public record GovernedSource(
        Catalog catalog, PolicySet policies, ValueIndex values, QueryRunner runner, FiscalYear fiscalYear) {
    /** One whose business goes by the calendar. */
    public GovernedSource(Catalog catalog, PolicySet policies, ValueIndex values, QueryRunner runner) {
        this(catalog, policies, values, runner, FiscalYear.calendar());
    }

    public String name() {
        return catalog.dataSource();
    }
}
