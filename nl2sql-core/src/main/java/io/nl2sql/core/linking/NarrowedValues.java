package io.nl2sql.core.linking;

import java.util.List;

/** The values of an index as far as they are in some columns. Thread-safe. */
final class NarrowedValues implements ValueIndex {
    private final ValueIndex all;
    private final Columns known;
    private volatile Seen seen = new Seen(List.of(), List.of());

    /** What of all inclusions, by identity, is in known columns. */
    private record Seen(List<Inclusion> all, List<Inclusion> known) {}

    NarrowedValues(ValueIndex all, Columns known) {
        this.all = all;
        this.known = known;
    }

    @Override
    public List<ValueHit> find(String text, Columns others) {
        return all.find(text, (table, column) -> known.include(table, column) && others.include(table, column));
    }

    @Override
    public List<Inclusion> inclusions() {
        List<Inclusion> now = all.inclusions();
        Seen last = seen;
        if (last.all() != now) {
            last = new Seen(
                    now,
                    now.stream()
                            .filter(one ->
                                    known.include(one.table(), one.column()) && known.include(one.whole(), one.key()))
                            .toList());
            seen = last;
        }
        return last.known();
    }
}
