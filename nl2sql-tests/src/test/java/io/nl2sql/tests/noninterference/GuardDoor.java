package io.nl2sql.tests.noninterference;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.CalciteGuard;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.guard.bound.GuardLimits;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.tests.noninterference.Twins.Twin;
import java.util.stream.Collectors;

/** The product's guard. */
final class GuardDoor implements Door {
    private final CalciteGuard guard = new CalciteGuard(GuardLimits.defaults());

    @Override
    public Passage open(String sql, Twin twin) {
        Validation validation = guard.validate(sql, twin.catalog());
        if (validation instanceof Validation.Rejected rejected) {
            return Passage.refused(
                    rejected.findings().stream().map(Finding::toString).collect(Collectors.joining("; ")));
        }
        try {
            AuthorizedQuery query = guard.authorize(((Validation.Accepted) validation).query());
            return new Passage(query.sql(), query.parameters(), "");
        } catch (Nl2SqlException e) {
            return Passage.refused(e.code() + " " + e.getMessage());
        }
    }
}
