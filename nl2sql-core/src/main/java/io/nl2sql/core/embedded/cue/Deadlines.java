package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which days of a table tell what came late. Read from {@code deadlines.txt}. */
public final class Deadlines {
    private static final Deadlines ENGLISH = new Deadlines();
    private static final String DUE = "due";
    private static final String DONE = "done";

    private final Map<String, Set<String>> words = new HashMap<>();

    /**
     * The day by which something is to be done, and the day on which it was.
     *
     * @param sure whether no other day of the table may be meant as well
     */
    public record Deadline(Attribute due, Attribute done, boolean sure) {}

    private Deadlines() {
        for (String line : Resources.lines(Deadlines.class, "en/deadlines.txt")) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon),
                    Set.of(line.substring(colon + 1).trim().split("\\s+")));
        }
    }

    public static Deadlines english() {
        return ENGLISH;
    }

    /** Those of the table; empty where it lacks either. Of several days it prefers the one that the question speaks of. */
    public Optional<Deadline> of(Entity entity, Predicate<Attribute> said) {
        List<Attribute> due = days(entity, DUE);
        List<Attribute> done = days(entity, DONE);
        done.removeAll(due);
        if (due.isEmpty() || done.isEmpty()) {
            return Optional.empty();
        }
        List<Attribute> dueSaid = preferred(due, said);
        List<Attribute> doneSaid = preferred(done, said);
        return Optional.of(new Deadline(dueSaid.get(0), doneSaid.get(0), dueSaid.size() == 1 && doneSaid.size() == 1));
    }

    /** Whether the table has days of both kinds. */
    public boolean has(Entity entity) {
        return of(entity, any -> false).isPresent();
    }

    private static List<Attribute> preferred(List<Attribute> days, Predicate<Attribute> said) {
        List<Attribute> preferred = days.stream().filter(said).toList();
        return preferred.isEmpty() ? days : preferred;
    }

    private List<Attribute> days(Entity entity, String kind) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.isTemporal() && !attribute.masked())
                .filter(attribute -> attribute.words().stream().anyMatch(words.get(kind)::contains))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
