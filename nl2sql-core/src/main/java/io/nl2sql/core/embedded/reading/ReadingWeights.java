package io.nl2sql.core.embedded.reading;

/**
 * The numbers by which readings are compared, set by hand on development databases.
 *
 * @param namedTable for a column or value of a table that the question names
 * @param sameTable for a column or value of the same table as its neighbour
 * @param reach how many neighbours count
 * @param valueOfField for a value beside its own column's name
 * @param countedTable for a table after a word that counts
 * @param join against each join needed
 * @param apart against tables that no join connects
 */
record ReadingWeights(
        double namedTable,
        double sameTable,
        int reach,
        double valueOfField,
        double countedTable,
        double join,
        double apart) {
    static ReadingWeights defaults() {
        return new ReadingWeights(0.3, 0.15, 3, 0.5, 0.2, 0.12, 2.0);
    }
}
