package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.query.Condition;
import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import java.util.List;
import java.util.Optional;

/** What is made of the plain query that the rest of a question asks for. */
public interface Shape {
    /** Puts aside the draft's conditions that the plain query has to do without. */
    default void settle(Draft draft) {}

    /**
     * The statement; empty where the query does not fit.
     *
     * @param query the plain query
     * @param parts conditions that the shape kept apart, for the query's rows
     */
    Optional<Statement> over(Query query, List<List<Condition>> parts, Draft draft);
}
