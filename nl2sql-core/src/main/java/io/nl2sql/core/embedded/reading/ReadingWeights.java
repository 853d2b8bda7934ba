package io.nl2sql.core.embedded.reading;

/**
 * The numbers by which readings are compared, set by hand on development databases.
 *
 * @param table for a table rather than a column of the same name
 * @param namedTable for a column or value of a table that the question names
 * @param sameTable for a column or value of the same table as its neighbour
 * @param reach how many neighbours count
 * @param valueOfField for a value beside its own column's name
 * @param ownLabel for a value that names a row of the table beside it; against, where words stand between
 * @param ownName for a word such as "name" of the table that follows with "of"; against one of another table
 * @param rowName for a value that names a row of its table
 * @param alike for a word such as "id" in a list, of the table that the word before is of
 * @param countedTable for a table after a word that counts
 * @param stray against a generic word as a column of a table that the question does not name
 * @param strayToParent the same, where a named table refers to that table
 * @param tornName against values side by side of different tables
 * @param join against each join needed
 * @param apart against tables that no join connects
 */
public record ReadingWeights(
        double table,
        double namedTable,
        double sameTable,
        int reach,
        double valueOfField,
        double ownLabel,
        double ownName,
        double rowName,
        double alike,
        double countedTable,
        double stray,
        double strayToParent,
        double tornName,
        double join,
        double apart) {
    public static ReadingWeights defaults() {
        return new ReadingWeights(0.06, 0.25, 0.1, 3, 0.5, 0.25, 0.3, 0.03, 0.15, 0.2, 0.75, 0.1, 0.3, 0.15, 2.0);
    }
}
