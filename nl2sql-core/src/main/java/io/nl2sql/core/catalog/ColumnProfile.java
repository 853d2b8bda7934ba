package io.nl2sql.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What the planner's statistics tell of a column: estimates from a sample of the rows, as old as the last ANALYZE, of all
 * rows whoever asks. Coarse, so that it seldom changes while the data does.
 *
 * @param unique whether nearly every row has a value of its own
 * @param empty whether no row has a value
 * @param values all that occur, in their order, where they are few; else empty
 * @param range between which numbers, rounded outwards, those of a numeric column lie
 */
public record ColumnProfile(boolean unique, boolean empty, List<String> values, Optional<Range> range) {
    /** Two numbers and all between them. */
    public record Range(double lowest, double highest) {}

    public ColumnProfile {
        values = List.copyOf(values);
    }
}
