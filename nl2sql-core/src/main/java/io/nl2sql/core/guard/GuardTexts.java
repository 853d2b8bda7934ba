package io.nl2sql.core.guard;

import io.nl2sql.core.guard.FenceChoice.Guarded;
import io.nl2sql.core.guard.lex.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What guards write into a query: {@code CASE WHEN every table permits its row THEN … END}. On the side of an outer join
 * where rows can be missing, what is missing is not forbidden.
 */
final class GuardTexts {
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, String> behind = new HashMap<>();

    /** @param permitted the column that tells whether a row is permitted */
    GuardTexts(List<Guarded> guarded, String permitted) {
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

    /** What stands before the token; empty where nothing does. */
    String before(int token) {
        return before.getOrDefault(token, "");
    }

    String behind(int token) {
        return behind.getOrDefault(token, "");
    }
}
