package io.nl2sql.core.guard;

import io.nl2sql.core.catalog.VisibleCatalog;
import io.nl2sql.core.guard.lex.Lexer;
import io.nl2sql.security.identity.ClaimValue;
import io.nl2sql.security.policy.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes queries as if the guard had proven them, for tests of what comes behind it. */
public final class ProvenQueries {
    private static final int MOST_TOKENS = 1_000;

    private ProvenQueries() {}

    public static ValidatedQuery validated(String sql, VisibleCatalog catalog) {
        return new ValidatedQuery(
                new Proof(Lexer.read(sql, MOST_TOKENS).list(), List.of(), Set.of(), Optional.empty(), Set.of(), false),
                catalog);
    }

    public static AuthorizedQuery authorized(String sql, ClaimValue... parameters) {
        return new AuthorizedQuery(sql, Arrays.asList(parameters), Set.of(), List.of(), List.of());
    }

    public static AuthorizedQuery authorized(String sql, Set<TableName> tables, List<String> notices) {
        return new AuthorizedQuery(sql, List.of(), tables, List.of(), notices);
    }
}
