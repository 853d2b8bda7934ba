package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Other ways to write a value that everybody knows: "female" for F, "French" for France. Immutable. */
public final class Equivalents {
    private static final Equivalents ENGLISH = new Equivalents(Resources.lines("en/equivalents.txt"));

    private final Map<String, List<Other>> others = new HashMap<>();

    /**
     * Another way to write a value.
     *
     * @param text the other way
     * @param columns stems of column names of which one must occur; empty where it holds everywhere
     */
    public record Other(String text, Set<String> columns) {
        public Other {
            columns = Set.copyOf(columns);
        }

        /** Whether the values of the column may be written so. */
        public boolean holdsIn(Attribute attribute) {
            return columns.isEmpty()
                    || attribute.words().stream().map(Stems::of).anyMatch(columns::contains);
        }
    }

    private Equivalents(List<String> lines) {
        for (String line : lines) {
            String[] sides = line.split(":");
            List<String> ways =
                    Arrays.stream(sides[0].split(",")).map(Stems::valueKey).toList();
            Set<String> columns = sides.length < 2
                    ? Set.of()
                    : Set.copyOf(Arrays.stream(sides[1].trim().split("\\s+"))
                            .map(Stems::of)
                            .toList());
            for (String way : ways) {
                ways.stream()
                        .filter(other -> !other.equals(way))
                        .forEach(other -> others.computeIfAbsent(way, absent -> new ArrayList<>())
                                .add(new Other(other, columns)));
            }
        }
    }

    public static Equivalents english() {
        return ENGLISH;
    }

    /** What the text may be written as instead. */
    public List<Other> of(String text) {
        return others.getOrDefault(Stems.valueKey(text), List.of());
    }
}
