package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Spells out shared words: "first and last names" becomes "first names and last names" where both are known names. */
public final class Coordination {
    private static final Set<String> BETWEEN = Set.of("and", "or", ",");
    private static final double KNOWN = 0.8;

    private Coordination() {}

    /** The tokens, with the shared word repeated. */
    public static List<Token> spelledOut(List<Token> tokens, Lexicon lexicon) {
        List<Token> result = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            result.add(tokens.get(at));
            if (at + 3 < tokens.size() && BETWEEN.contains(tokens.get(at + 1).lower())) {
                Token shared = tokens.get(at + 3);
                boolean both = isName(tokens.get(at), shared, lexicon) && isName(tokens.get(at + 2), shared, lexicon);
                if (both) {
                    result.add(shared);
                }
            }
        }
        return result;
    }

    private static boolean isName(Token first, Token second, Lexicon lexicon) {
        return lexicon.find(first.stem() + " " + second.stem()).stream()
                .anyMatch(hit -> hit.weight() >= KNOWN && hit.source() == SchemaHit.Source.NAME);
    }
}
