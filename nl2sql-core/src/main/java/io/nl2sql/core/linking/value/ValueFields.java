package io.nl2sql.core.linking.value;

import io.nl2sql.core.linking.Stems;
import io.nl2sql.security.policy.TableName;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * How values lie in an index. There is a document for each value of a column, found by its key, and one for each
 * distinct word, found by what is left of it when any letter but the first is missing.
 */
final class ValueFields {
    /** The value as it is compared. */
    static final String KEY = "k";
    /** The value's words that typing errors are forgiven in. */
    static final String WORD = "w";
    /** Hashes of a word and of what is left of it without one letter. */
    static final String PART = "p";
    /** Schema, table and column. */
    static final String PLACE = "c";
    /** The value as stored; of a word, the word. */
    static final String TEXT = "v";
    /** In how many rows. */
    static final String ROWS = "n";

    static final int LONGEST_KEY = 200;
    private static final int SHORTEST_WORD = 6;
    private static final int LONGEST_WORD = 24;
    private static final int SEED = 17;
    private static final String BETWEEN = "\u0000";

    private ValueFields() {}

    /** Empty where the value cannot be looked up by words. */
    static String key(String value) {
        return value.length() > LONGEST_KEY ? "" : Stems.valueKey(value);
    }

    /** Short words and codes are too near to others for errors to be forgiven. */
    static boolean isCorrectable(String word) {
        return word.length() >= SHORTEST_WORD
                && word.length() <= LONGEST_WORD
                && word.chars().allMatch(Character::isLetter);
    }

    /** The four bytes under which a word, or a part of it, is found; different ones can share them. */
    static BytesRef hash(String part) {
        BytesRef bytes = new BytesRef(part);
        int hash = StringHelper.murmurhash3_x86_32(bytes, SEED);
        return new BytesRef(new byte[] {(byte) (hash >>> 24), (byte) (hash >>> 16), (byte) (hash >>> 8), (byte) hash});
    }

    static BytesRef place(TableName table, String column) {
        return new BytesRef(table.schema() + BETWEEN + table.table() + BETWEEN + column);
    }

    static Place place(BytesRef bytes) {
        String[] parts = bytes.utf8ToString().split(BETWEEN, 3);
        return new Place(new TableName(parts[0], parts[1]), parts[2]);
    }

    /** A column. */
    record Place(TableName table, String column) {}
}
