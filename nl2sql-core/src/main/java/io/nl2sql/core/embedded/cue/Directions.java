package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Resources;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column "from" and "to" speak of, where there is one for either side. Read from {@code directions.txt}. */
public final class Directions {
    private static final Directions ENGLISH = new Directions();

    private final Map<String, Set<String>> words = new HashMap<>();

    private Directions() {
        for (String line : Resources.lines(Directions.class, "en/directions.txt")) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon),
                    Set.of(line.substring(colon + 1).trim().split("\\s+")));
        }
    }

    public static Directions english() {
        return ENGLISH;
    }

    /**
     * Whether a column is that of the side; empty where the preposition, or the column, is of none.
     *
     * @param preposition in lower case
     * @param column the words of its name
     */
    public Optional<Boolean> is(String preposition, Collection<String> column) {
        Optional<String> side = words.entrySet().stream()
                .filter(entry -> column.stream().anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
        return words.containsKey(preposition) ? side.map(preposition::equals) : Optional.empty();
    }
}
