package io.nl2sql.core.guard;

import io.nl2sql.core.guard.fence.FenceRegion;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.name.TableUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What validation learned about a query.
 *
 * @param tokens the query
 * @param tables where its tables stand
 * @param schemasToDrop indexes of schema names that qualify a column a second time
 * @param failing where expressions that can fail could reach rows that policy hides; empty where none can
 * @param columns names of the columns that the query mentions
 * @param star whether it asks for all columns somewhere
 */
record Proof(
        List<Token> tokens,
        List<TableUse> tables,
        Set<Integer> schemasToDrop,
        Optional<FenceRegion> failing,
        Set<String> columns,
        boolean star) {
    Proof {
        tokens = List.copyOf(tokens);
        tables = List.copyOf(tables);
        schemasToDrop = Set.copyOf(schemasToDrop);
        columns = Set.copyOf(columns);
    }

    /** Whether the query can show the column: it names it, or everything. */
    boolean mentions(String column) {
        return star || columns.contains(column);
    }
}
