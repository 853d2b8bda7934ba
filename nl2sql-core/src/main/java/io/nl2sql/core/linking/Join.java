package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.List;

/**
 * A way from one table to another. From the "many" side to the "one" side, as the foreign key points.
 *
 * @param from referring table
 * @param columns its columns
 * @param to referred table
 * @param targets the columns there
 * @param declared whether the database declares it; otherwise names and types suggest it
 * @param unique whether one row at most is found at {@code to}
 */
public record Join(
        TableName from, List<String> columns, TableName to, List<String> targets, boolean declared, boolean unique) {
    public Join {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
    }

    public boolean touches(TableName side) {
        return side.equals(from) || side.equals(to);
    }

    public TableName other(TableName side) {
        return side.equals(from) ? to : from;
    }

    /** Whether following the join from the given side can find several rows. */
    public boolean multipliesFrom(TableName side) {
        return !side.equals(from) || !unique;
    }
}
