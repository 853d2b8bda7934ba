package io.nl2sql.tests.noninterference;

import java.util.List;

/**
 * Something that an expression can name.
 *
 * @param sql how it is named where it can be seen
 * @param type one of the grammar's types
 * @param hidden values of the column behind it, as text, in rows that hold what the asker must not see; columns of one
 *     table list them in the order of the same rows; empty where unknown
 * @param key whether rows of its table have different values in it
 */
record Field(String sql, String type, List<String> hidden, boolean key) {
    Field {
        hidden = List.copyOf(hidden);
    }

    Field as(String other) {
        return new Field(sql, other, hidden, key);
    }

    Field named(String name) {
        return new Field(name, type, hidden, key);
    }
}
