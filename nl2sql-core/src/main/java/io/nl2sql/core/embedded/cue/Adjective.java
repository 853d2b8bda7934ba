package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Stems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An adjective that ranks rows by a column it does not name.
 *
 * @param descending whether it wants the highest
 * @param hints stems of the columns' words, best first
 */
public record Adjective(boolean descending, List<Hint> hints) {
    /** A word of a column's name, and whether it turns the direction round. */
    public record Hint(String stem, boolean reversed) {}

    /** A column that fits, with the direction to rank by. */
    public record Match(Attribute attribute, boolean descending, int rank) {}

    public Adjective {
        hints = List.copyOf(hints);
    }

    static Adjective parse(String text) {
        String[] parts = text.split("\\s+");
        List<Hint> hints = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            boolean reversed = parts[i].startsWith("!");
            hints.add(new Hint(Stems.of(reversed ? parts[i].substring(1) : parts[i]), reversed));
        }
        return new Adjective(parts[0].equals("desc"), hints);
    }

    /** The column that the adjective speaks of most likely. */
    public Optional<Match> match(List<Attribute> attributes) {
        for (int rank = 0; rank < hints.size(); rank++) {
            Hint hint = hints.get(rank);
            for (Attribute attribute : attributes) {
                boolean says = attribute.words().stream().map(Stems::of).anyMatch(hint.stem()::equals)
                        || hint.stem().equals("date") && attribute.isTemporal();
                if (says && isRankable(attribute)) {
                    return Optional.of(new Match(attribute, descending != hint.reversed(), rank));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isRankable(Attribute attribute) {
        return attribute.role() != Attribute.Role.KEY
                && attribute.role() != Attribute.Role.REFERENCE
                && (attribute.isNumeric() || attribute.isTemporal() || attribute.role() == Attribute.Role.TEXT);
    }
}
