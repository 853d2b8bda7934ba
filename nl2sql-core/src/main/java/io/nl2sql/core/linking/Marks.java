package io.nl2sql.core.linking;

import io.nl2sql.core.catalog.ColumnProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a column that is no boolean says yes and no, as stored: "Y" and "N".
 *
 * @param yes what stands for yes
 * @param no what stands for no; empty where only yes occurs
 */
public record Marks(String yes, Optional<String> no) {
    private static final RoleWords ROLES = RoleWords.english();
    private static final List<List<String>> WAYS = Resources.lines("en/yes-no.txt").stream()
            .map(line -> List.of(line.split(",\\s*")))
            .toList();

    /**
     * Empty where the column holds, or may hold, anything else. Numbers, and a single value, may be so many things that the
     * column's name must say so: {@code is_open}, {@code insured}.
     */
    static Optional<Marks> of(Attribute attribute, ColumnProfile profile) {
        boolean named = ROLES.saysWhether(attribute.words());
        boolean open = attribute.role() == Attribute.Role.TEXT
                || attribute.role() == Attribute.Role.LABEL
                || attribute.role() == Attribute.Role.NUMBER && named;
        return open ? of(profile).filter(marks -> named || marks.no().isPresent()) : Optional.empty();
    }

    private static Optional<Marks> of(ColumnProfile profile) {
        List<String> stored =
                profile.values().stream().filter(value -> !value.isBlank()).toList();
        return WAYS.stream()
                .filter(way -> !stored.isEmpty() && stored.stream().allMatch(value -> way.contains(folded(value))))
                .findFirst()
                .flatMap(way -> mark(stored, way.get(0)).map(yes -> new Marks(yes, mark(stored, way.get(1)))));
    }

    private static Optional<String> mark(List<String> stored, String meaning) {
        List<String> found =
                stored.stream().filter(value -> folded(value).equals(meaning)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String folded(String value) {
        return value.trim().toLowerCase(Locale.ROOT);
    }
}
