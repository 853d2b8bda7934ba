package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.query.Query;

/**
 * A query with the reading and the draft that it comes from.
 *
 * @param query what is asked
 * @param reading the meanings of the words
 * @param draft what was assumed, and what stayed unused
 */
record Interpretation(Query query, Reading reading, Draft draft) {}
