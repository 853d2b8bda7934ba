package io.nl2sql.core.embedded.reading;

/** Reads one facet of a question into the draft and uses up the items it read. */
interface Rule {
    void apply(Draft draft);
}
