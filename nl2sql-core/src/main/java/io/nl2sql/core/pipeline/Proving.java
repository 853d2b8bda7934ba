package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.ValidatedQuery;
import io.nl2sql.core.guard.finding.Finding;
import io.nl2sql.core.guard.finding.FindingCode;
import java.util.List;
import java.util.function.Function;

/** The stages of the guard: validate and authorize. */
final class Proving {
    private final Guard guard;

    Proving(Guard guard) {
        this.guard = guard;
    }

    /** What becomes of the journey's SQL: authorized, or every reason why not. */
    <T> T prove(Journey journey, Function<AuthorizedQuery, T> proven, Function<List<Finding>, T> refused) {
        return guard.validate(journey.sql(), journey.catalog())
                .fold(
                        query -> {
                            finish(journey, "validate");
                            return authorize(journey, query, proven, refused);
                        },
                        findings -> {
                            finish(journey, "validate");
                            return refused.apply(findings);
                        });
    }

    private <T> T authorize(
            Journey journey,
            ValidatedQuery query,
            Function<AuthorizedQuery, T> proven,
            Function<List<Finding>, T> refused) {
        AuthorizedQuery authorized;
        try {
            authorized = guard.authorize(query);
        } catch (Nl2SqlException e) {
            if (e.code() == ErrorCode.SQL_REFUSED) {
                return refused.apply(List.of(new Finding(FindingCode.NOT_PROVEN, e.getMessage(), 0, 0, "")));
            }
            throw e;
        }
        journey.authorized(AppliedPolicies.of(authorized, journey.catalog()));
        authorized.notices().forEach(journey::warn);
        finish(journey, "authorize");
        return proven.apply(authorized);
    }

    private static void finish(Journey journey, String stage) {
        journey.finished(stage);
        journey.checkNotCancelled();
    }
}
