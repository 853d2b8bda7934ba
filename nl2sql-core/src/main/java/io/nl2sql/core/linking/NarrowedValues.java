package io.nl2sql.core.linking;

import java.util.List;

/** The values of an index as far as they are in some columns. */
record NarrowedValues(ValueIndex all, ValueIndex.Columns known) implements ValueIndex {
    @Override
    public List<ValueHit> find(String text, Columns others) {
        return all.find(text, (table, column) -> known.include(table, column) && others.include(table, column));
    }

    @Override
    public List<Inclusion> inclusions() {
        return all.inclusions().stream()
                .filter(one -> known.include(one.table(), one.column()) && known.include(one.whole(), one.key()))
                .toList();
    }
}
