package io.nl2sql.core.embedded.draft;

import io.nl2sql.core.embedded.query.Query;
import io.nl2sql.core.embedded.query.Statement;
import io.nl2sql.core.embedded.reading.Reading;

/**
 * A query with the reading and the draft that it comes from.
 *
 * @param query what is asked, as one plain query
 * @param statement what is made of it
 * @param reading the meanings of the words
 * @param draft what was assumed, and what stayed unused
 */
public record Interpretation(Query query, Statement statement, Reading reading, Draft draft) {}
