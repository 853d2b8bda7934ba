package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Resources;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which numbers may be added up and divided by, and which are of a single row. Read from {@code quantities.txt}. */
public final class Quantities {
    private static final Quantities ENGLISH = new Quantities();

    private final Map<String, Set<String>> words = new HashMap<>();

    private Quantities() {
        for (String line : Resources.lines(Quantities.class, "en/quantities.txt")) {
            int colon = line.indexOf(':');
            words.put(
                    line.substring(0, colon),
                    Set.of(line.substring(colon + 1).trim().split("\\s+")));
        }
    }

    public static Quantities english() {
        return ENGLISH;
    }

    /** Whether something can be had per one of it: an amount, or a number of units; no level, year or number of a part. */
    public boolean isQuantity(Attribute attribute) {
        return attribute.role() == Attribute.Role.MEASURE
                || attribute.role() == Attribute.Role.NUMBER && isOf("unit", attribute) && !isOfOne(attribute);
    }

    /** Whether its sum over several rows says nothing: a temperature, a limit, what one hour costs. */
    public boolean isOfOne(Attribute attribute) {
        return isOf("one", attribute);
    }

    private boolean isOf(String kind, Attribute attribute) {
        return attribute.words().stream().anyMatch(words.getOrDefault(kind, Set.of())::contains);
    }
}
