package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The values of two indexes; what includes what is known of the first alone. */
record JoinedValues(ValueIndex first, ValueIndex second) implements ValueIndex {
    @Override
    public List<ValueHit> find(String text, Columns known) {
        List<ValueHit> hits = new ArrayList<>(first.find(text, known));
        hits.addAll(second.find(text, known));
        hits.sort(Comparator.comparingLong(ValueHit::rows).reversed());
        return hits.size() > MOST_HITS ? List.copyOf(hits.subList(0, MOST_HITS)) : hits;
    }

    @Override
    public List<Inclusion> inclusions() {
        return first.inclusions();
    }
}
