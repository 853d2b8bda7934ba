package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Spells out shared words: "first and last names" becomes "first names and last names" where all are known names. */
public final class Coordination {
    private static final Set<String> BETWEEN = Set.of("and", "or", ",");
    private static final double KNOWN = 0.8;
    private static final double ENDING = 0.66;

    private Coordination() {}

    /** The tokens, with the shared word repeated. */
    public static List<Token> spelledOut(List<Token> tokens, Lexicon lexicon) {
        List<Token> result = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            result.add(tokens.get(at));
            int next = afterBetween(tokens, at + 1);
            int last = next;
            while (last > at + 1 && last < tokens.size() && afterBetween(tokens, last + 1) > last + 1) {
                last = afterBetween(tokens, last + 1);
            }
            if (next > at + 1 && last + 1 < tokens.size()) {
                Token shared = tokens.get(last + 1);
                boolean both = isName(tokens.get(at), shared, lexicon) && isName(tokens.get(next), shared, lexicon)
                        || areOfOneTable(tokens.get(at), tokens.get(next), shared, lexicon);
                if (both) {
                    result.add(shared);
                }
            }
        }
        return result;
    }

    /** The place after "and", a comma or both. */
    private static int afterBetween(List<Token> tokens, int at) {
        int next = at;
        while (next < tokens.size() && BETWEEN.contains(tokens.get(next).lower())) {
            next++;
        }
        return next;
    }

    /** Whether both are what the names of two columns of one table end with: {@code visit_start_date}, {@code visit_end_date}. */
    private static boolean areOfOneTable(Token one, Token other, Token shared, Lexicon lexicon) {
        List<SchemaHit> ours = lexicon.find(one.stem() + " " + shared.stem());
        List<SchemaHit> theirs = lexicon.find(other.stem() + " " + shared.stem());
        return ours.stream()
                .filter(hit -> hit.weight() >= ENDING && !hit.isTable())
                .anyMatch(hit -> theirs.stream()
                        .anyMatch(their -> their.weight() >= ENDING
                                && !their.isTable()
                                && their.entity().equals(hit.entity())
                                && !their.attribute().equals(hit.attribute())));
    }

    private static boolean isName(Token first, Token second, Lexicon lexicon) {
        return lexicon.find(first.stem() + " " + second.stem()).stream()
                .anyMatch(hit -> hit.weight() >= KNOWN && hit.source() == SchemaHit.Source.NAME);
    }
}
