package io.nl2sql.core.guard;

import io.nl2sql.core.guard.finding.Finding;
import java.util.List;
import java.util.function.Function;

/** Outcome of validation: proven, or every reason why not. */
public sealed interface Validation {
    record Accepted(ValidatedQuery query) implements Validation {}

    record Rejected(List<Finding> findings) implements Validation {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("A rejection says why");
            }
        }
    }

    default <T> T fold(Function<ValidatedQuery, T> accepted, Function<List<Finding>, T> rejected) {
        return this instanceof Accepted ok ? accepted.apply(ok.query()) : rejected.apply(((Rejected) this).findings());
    }
}
