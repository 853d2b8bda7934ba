package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns named after another table's key: {@code berth_id} where the table {@code berths} has an {@code id}, also
 * with a role before it, as in {@code old_berth_id}. What more than one table could be meant by says nothing.
 */
final class NamedReferences {
    private static final int LONGEST = 6;

    private final Map<String, List<Attribute>> keys = new HashMap<>();

    NamedReferences(List<Entity> entities) {
        for (Entity entity : entities) {
            if (entity.key().size() == 1) {
                Attribute key = entity.key().get(0);
                keys.computeIfAbsent(spelled(key), absent -> new ArrayList<>()).add(key);
            }
        }
    }

    /** How other tables would call the key: a bare {@code id} needs the table's name before it. */
    private static String spelled(Attribute key) {
        List<String> words = NameWords.of(key.name());
        if (words.size() > 1) {
            return Stems.key(words);
        }
        List<String> whole = new ArrayList<>(NameWords.of(key.table().table()));
        whole.addAll(words);
        return Stems.key(whole);
    }

    /** The key of another table that the column's name speaks of. */
    Optional<Attribute> target(Attribute column) {
        List<String> words = NameWords.of(column.name());
        if (words.size() < 2 || words.size() > LONGEST) {
            return Optional.empty();
        }
        for (int from = 0; from + 1 < words.size(); from++) {
            List<Attribute> meant = keys.getOrDefault(Stems.key(words.subList(from, words.size())), List.of());
            if (meant.size() == 1) {
                return Optional.of(meant.get(0))
                        .filter(key -> !key.table().equals(column.table()) && !isOwnKey(column));
            }
        }
        return Optional.empty();
    }

    /** {@code head_station_id} in the table {@code head_stations} is its own. */
    private static boolean isOwnKey(Attribute column) {
        String table = Stems.key(NameWords.of(column.table().table()));
        return Stems.key(NameWords.of(column.name())).startsWith(table + " ");
    }
}
