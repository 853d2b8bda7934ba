package io.nl2sql.core.linking;

import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link ValueIndex} on the heap: one entry per distinct value. Whole values are found ignoring case, accents and
 * punctuation, plural forms of the last word included; where none fits, each unknown word may have one typing error.
 */
public final class MemoryValueIndex implements ValueIndex {
    private static final int MOST_HITS = 50;
    private static final int LONGEST_VALUE = 200;

    private final Map<String, List<ValueHit>> values;
    private final TypoDictionary words;

    private MemoryValueIndex(Map<String, List<ValueHit>> values, TypoDictionary words) {
        this.values = values;
        this.words = words;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<ValueHit> find(String text) {
        String key = Stems.valueKey(text);
        if (key.isEmpty()) {
            return List.of();
        }
        List<ValueHit> exact = values.getOrDefault(key, List.of());
        if (!exact.isEmpty()) {
            return exact;
        }
        String singular = singular(key);
        List<ValueHit> other = singular.equals(key) ? List.of() : values.getOrDefault(singular, List.of());
        return other.isEmpty() ? withoutTypos(key) : other;
    }

    private List<ValueHit> withoutTypos(String key) {
        return words.corrected(key)
                .map(corrected -> values.getOrDefault(corrected, List.of()))
                .orElse(List.of());
    }

    private static String singular(String key) {
        int space = key.lastIndexOf(' ');
        return key.substring(0, space + 1) + Stems.of(key.substring(space + 1));
    }

    /** Number of distinct values. */
    public int size() {
        return values.size();
    }

    /** Collects values; not thread-safe. */
    public static final class Builder {
        private final Map<String, List<ValueHit>> values = new HashMap<>();
        private final Set<String> words = new HashSet<>();

        private Builder() {}

        /** Adds a stored value; blank and very long ones are passed over. */
        public Builder add(TableName table, String column, String value, long rows) {
            String key = value.length() > LONGEST_VALUE ? "" : Stems.valueKey(value);
            if (!key.isEmpty()) {
                values.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(new ValueHit(table, column, value, rows));
                words.addAll(List.of(key.split(" ")));
            }
            return this;
        }

        public MemoryValueIndex build() {
            Map<String, List<ValueHit>> sorted = new HashMap<>();
            values.forEach((key, hits) -> sorted.put(
                    key,
                    hits.stream()
                            .sorted(Comparator.comparingLong(ValueHit::rows).reversed())
                            .limit(MOST_HITS)
                            .toList()));
            return new MemoryValueIndex(sorted, new TypoDictionary(words));
        }
    }
}
