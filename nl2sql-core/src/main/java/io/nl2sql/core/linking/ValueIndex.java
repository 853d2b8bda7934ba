package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.List;

/**
 * Look-up of stored text values by the words that name them. It knows no caller: whoever asks says which columns count,
 * and what comes back of values does not depend on any other column; which columns {@link #inclusions} finds depends on how
 * many others there are. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ValueIndex {
    /** The most hits of one look-up. */
    int MOST_HITS = 50;

    /**
     * Columns in which the text occurs as a whole value, ignoring case and accents, one typing error in a long word
     * forgiven; the commonest first, at most {@link #MOST_HITS}.
     *
     * @param text one to eight words of a question
     * @param known columns that may be looked into
     */
    List<ValueHit> find(String text, Columns known);

    /** The same in all columns. */
    default List<ValueHit> find(String text) {
        return find(text, (table, column) -> true);
    }

    /** The same values as far as they are in some columns. */
    default ValueIndex within(Columns known) {
        return new NarrowedValues(this, known);
    }

    /** These values and others, where a look-up finds the same column in one of both at most. */
    default ValueIndex and(ValueIndex more) {
        return new JoinedValues(this, more);
    }

    /**
     * Columns whose values nearly all stand in another table's column too, where each of them names one row. The same list
     * again until the values change.
     */
    default List<Inclusion> inclusions() {
        return List.of();
    }

    /**
     * A column that holds nothing but what another holds.
     *
     * @param table of the column
     * @param column whose values they are
     * @param whole the other table
     * @param key its column, in which each value stands once
     */
    record Inclusion(TableName table, String column, TableName whole, String key) {}

    /** The same values, all of them read through the asker's own policies. */
    default ValueIndex own() {
        return (text, known) -> find(text, known).stream().map(ValueHit::asOwn).toList();
    }

    /** Which columns count. */
    @FunctionalInterface
    interface Columns {
        boolean include(TableName table, String column);
    }

    /**
     * Where a value is stored.
     *
     * @param table where the value occurs
     * @param column the column
     * @param value exactly as stored
     * @param rows how often, 0 where unknown
     * @param own whether it was read through the asker's own row policies, so that they may know of it wherever it is
     */
    record ValueHit(TableName table, String column, String value, long rows, boolean own) {
        /** A value of all rows. */
        public ValueHit(TableName table, String column, String value, long rows) {
            this(table, column, value, rows, false);
        }

        /** The same value, read through the asker's policies. */
        public ValueHit asOwn() {
            return new ValueHit(table, column, value, rows, true);
        }
    }

    /** An index without values. */
    static ValueIndex empty() {
        return (text, known) -> List.of();
    }
}
