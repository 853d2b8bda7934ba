package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.List;

/**
 * Look-up of stored text values by the words that name them, over all rows of one data source. It knows no caller:
 * whoever shows a hit, or acts on it, first checks that the caller may see the column and, where rows are restricted,
 * the value. Implementations are thread-safe.
 */
public interface ValueIndex {
    /**
     * Columns in which the text occurs as a whole value, ignoring case and accents; best first, at most 50.
     *
     * @param text one to eight words of a question
     */
    List<ValueHit> find(String text);

    /**
     * @param table where the value occurs
     * @param column the column
     * @param value exactly as stored
     * @param rows how often, 0 where unknown
     */
    record ValueHit(TableName table, String column, String value, long rows) {}

    /** An index without values. */
    static ValueIndex empty() {
        return text -> List.of();
    }
}
