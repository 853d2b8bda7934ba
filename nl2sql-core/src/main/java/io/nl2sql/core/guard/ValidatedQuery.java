package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.lex.Tokens;
import java.util.Objects;

/** One read-only query, proven to name only visible tables and columns and allowed functions. Immutable. */
public final class ValidatedQuery {
    private final Proof proof;
    private final VisibleCatalog catalog;

    ValidatedQuery(Proof proof, VisibleCatalog catalog) {
        this.proof = Objects.requireNonNull(proof, "proof");
        this.catalog = Objects.requireNonNull(catalog, "catalog");
    }

    /** The normalised text: one statement, no comments, plain literals. */
    public String sql() {
        return Tokens.sql(proof.tokens());
    }

    public VisibleCatalog catalog() {
        return catalog;
    }

    /** Whether something in it could fail on rows that policy hides, so that they must be fenced off. */
    public boolean fenced() {
        return proof.failing().isPresent();
    }

    Proof proof() {
        return proof;
    }
}
