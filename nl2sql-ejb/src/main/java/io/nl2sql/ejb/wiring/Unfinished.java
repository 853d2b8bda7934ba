package io.nl2sql.ejb.wiring;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.AuthorizedQuery;
import io.nl2sql.core.guard.Finding;
import io.nl2sql.core.guard.FindingCode;
import io.nl2sql.core.guard.Guard;
import io.nl2sql.core.guard.ValidatedQuery;
import io.nl2sql.core.guard.Validation;
import io.nl2sql.core.llm.Generation;
import io.nl2sql.core.llm.SqlGenerator;
import io.nl2sql.core.prompt.Prompt;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Refuses everything, until guard and generator are merged. */
final class Unfinished {
    private Unfinished() {}

    static Guard guard() {
        return new Guard() {
            @Override
            public Validation validate(String sql, VisibleCatalog catalog) {
                return new Validation.Rejected(
                        List.of(new Finding(FindingCode.NOT_PROVEN, "The query cannot be proven.", 0, 0, "")));
            }

            @Override
            public AuthorizedQuery authorize(ValidatedQuery query) {
                throw new IllegalStateException("Nothing was accepted");
            }
        };
    }

    static SqlGenerator generator() {
        return new SqlGenerator() {
            @Override
            public String name() {
                return "none";
            }

            @Override
            public CompletionStage<Generation> generate(Prompt prompt) {
                return CompletableFuture.completedFuture(new Generation.Declined("Nobody answers yet.", List.of()));
            }
        };
    }
}
