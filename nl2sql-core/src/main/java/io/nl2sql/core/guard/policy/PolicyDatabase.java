package io.nl2sql.core.guard.policy;

import io.nl2sql.security.policy.TableName;
import java.util.Optional;
import java.util.Set;

/**
 * What a data source's database says about policies. Nothing is run. Fails with an
 * {@link io.nl2sql.core.error.Nl2SqlException} where the database does not answer.
 */
public interface PolicyDatabase {
    /**
     * Why a query cannot be planned.
     *
     * @param state SQLSTATE
     * @param position place in the query in characters from 1; 0 where none is known
     */
    record Objection(String state, int position) {}

    /** Plans a query with the data source's own role; empty where that works. */
    Optional<Objection> plan(String query);

    /** Views over these tables and tables that inherit from them, however far away; not the tables themselves. */
    Set<TableName> readersOf(Set<TableName> tables);
}
