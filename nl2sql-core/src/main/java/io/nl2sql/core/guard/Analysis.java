package io.nl2sql.core.guard;

import java.util.Arrays;

/**
 * A text for the parser in which PostgreSQL's own constructs have stand-ins, with the way back to the tokens. It is
 * read, never run. One line.
 *
 * @param text what the parser reads
 * @param starts where each piece of the text begins, ascending
 * @param tokens index of the token that each piece stands for
 */
record Analysis(String text, int[] starts, int[] tokens) {
    /** Begins the names of stand-ins; the lexer refuses it in names, so that no query can call them. */
    static final char MARK = '\uE000';

    static final String DISTINCT_ON = MARK + "distinct on";
    static final String ARRAY = MARK + "array";
    static final String QUANTIFIED = MARK + "quantified";
    static final String ROW = MARK + "row";
    /** Begins the name of a type in a subscript, which stands for a cast to it. */
    static final String CAST = MARK + "cast ";

    /** The token that a 1-based column of the text belongs to. */
    int tokenAt(int column) {
        int found = Arrays.binarySearch(starts, column - 1);
        return tokens[Math.max(0, found >= 0 ? found : -found - 2)];
    }
}
