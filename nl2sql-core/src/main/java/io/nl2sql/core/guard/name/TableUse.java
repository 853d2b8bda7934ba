package io.nl2sql.core.guard.name;

import io.nl2sql.core.catalog.VisibleTable;

/**
 * A place in the query where a table stands.
 *
 * @param firstToken index of the first token of its name
 * @param lastToken index of the last token of its name
 * @param aliased whether an alias follows in the text
 * @param table what it names
 */
public record TableUse(int firstToken, int lastToken, boolean aliased, VisibleTable table) {}
