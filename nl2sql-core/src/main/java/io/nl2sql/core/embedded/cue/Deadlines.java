package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Entity;
import io.nl2sql.core.linking.Resources;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which days of a table tell what came late. Read from {@code deadlines.txt}. */
public final class Deadlines {
    private static final Deadlines ENGLISH = new Deadlines();

    private final Map<String, Set<String>> words = new HashMap<>();

    /** The day by which something is to be done, and the day on which it was. */
    public record Deadline(Attribute due, Attribute done) {}

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

    /** Those of the table; empty where it lacks either. */
    public Optional<Deadline> of(Entity entity) {
        return day(entity, "due").flatMap(due -> day(entity, "done").map(done -> new Deadline(due, done)));
    }

    private Optional<Attribute> day(Entity entity, String kind) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.isTemporal() && !attribute.masked())
                .filter(attribute -> attribute.words().stream().anyMatch(words.get(kind)::contains))
                .findFirst();
    }
}
