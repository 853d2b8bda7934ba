package io.nl2sql.core.guard.policy;

import io.nl2sql.core.guard.fence.FenceRegion.Star;
import io.nl2sql.core.guard.lex.Token;
import io.nl2sql.core.guard.policy.FenceChoice.Guarded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What guards write into a query: columns in the place of stars, and {@code CASE WHEN every table permits its row THEN … END}. On the side of an outer join
 * where rows can be missing, what is missing is not forbidden.
 */
public final class GuardTexts {
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, String> behind = new HashMap<>();
    private final Map<Integer, Star> stars = new HashMap<>();

    /** @param permitted the column that tells whether a row is permitted */
    public GuardTexts(List<Guarded> guarded, List<Star> starred, String permitted) {
        starred.forEach(star -> stars.put(star.range().first(), star));
        for (Guarded guard : guarded) {
            String test = guard.aliases().stream()
                    .map(alias -> Token.quoted(alias) + "." + Token.quoted(permitted) + " IS NOT FALSE")
                    .collect(Collectors.joining(" AND "));
            String label = guard.site().label();
            before.merge(guard.site().range().first(), " CASE WHEN " + test + " THEN ", String::concat);
            behind.merge(
                    guard.site().range().last(),
                    label.isEmpty() ? " END " : " END AS " + Token.quoted(label) + " ",
                    String::concat);
        }
    }

    /** The star that begins with the token, where it is to be written out. */
    public Optional<Star> star(int token) {
        return Optional.ofNullable(stars.get(token));
    }

    /** All columns that the star stands for. */
    public static String columns(Star star) {
        return star.tables().stream()
                .flatMap(table -> table.use().table().table().columns().stream()
                        .map(column -> Token.quoted(table.alias()) + "." + Token.quoted(column.name())))
                .collect(Collectors.joining(", ", " ", " "));
    }

    /** What stands before the token; empty where nothing does. */
    public String before(int token) {
        return before.getOrDefault(token, "");
    }

    public String behind(int token) {
        return behind.getOrDefault(token, "");
    }
}
