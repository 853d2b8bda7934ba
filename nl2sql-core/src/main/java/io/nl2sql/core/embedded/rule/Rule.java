package io.nl2sql.core.embedded.rule;

import io.nl2sql.core.embedded.draft.Draft;

/** Reads one facet of a question into the draft and uses up the items it read. */
public interface Rule {
    void apply(Draft draft);
}
