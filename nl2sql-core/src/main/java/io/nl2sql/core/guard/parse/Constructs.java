package io.nl2sql.core.guard.parse;

import org.apache.calcite.sql.SqlIdentifier;

/** Names of the calls that stand for PostgreSQL's own constructs in a tree. */
public final class Constructs {
    /** Begins these names; the lexer refuses it in names, so that no query can call them. */
    public static final char MARK = '\uE000';

    /** The keys of {@code DISTINCT ON (…)}, as the first item of a select list. */
    public static final String DISTINCT_ON = MARK + "distinct on";
    /** {@code ARRAY[…]} or {@code ARRAY(SELECT …)}. */
    public static final String ARRAY = MARK + "array";
    /** {@code ANY (…)}, {@code SOME (…)} or {@code ALL (…)} behind an operator. */
    public static final String QUANTIFIED = MARK + "quantified";
    /** {@code ROW(…)}. */
    public static final String ROW = MARK + "row";
    /** The type of a cast to what no query may cast to. */
    public static final String UNKNOWN_TYPE = MARK + "type";

    private Constructs() {}

    /** A name as the text of a literal, for what is no column. */
    public static String text(SqlIdentifier name) {
        return Literals.ascii(String.join(".", name.names));
    }
}
