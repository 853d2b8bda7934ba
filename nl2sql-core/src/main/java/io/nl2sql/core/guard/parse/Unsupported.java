package io.nl2sql.core.guard.parse;

import io.nl2sql.core.guard.lex.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Constructs of PostgreSQL that the grammar does not read, by the place where it gives up, with what to write instead. */
final class Unsupported {
    private static final Set<String> CHANGING = Set.of("insert", "update", "delete", "merge");

    private final List<Token> tokens;
    private final int at;
    private final Throwable cause;

    private Unsupported(List<Token> tokens, int at, Throwable cause) {
        this.tokens = tokens;
        this.at = at;
        this.cause = cause;
    }

    /** @param at the place of the token that cannot be read */
    static Optional<ParseProblem> at(List<Token> tokens, int at, Throwable cause) {
        return new Unsupported(tokens, at, cause).problem();
    }

    private Optional<ParseProblem> problem() {
        String word = value(0);
        if (CHANGING.contains(word)) {
            return refused(
                    word.toUpperCase(Locale.ROOT) + " is not supported here.", 0, "Only SELECT, VALUES and TABLE can.");
        }
        if (word.equals("distinct") && value(-1).equals("by") && value(-2).equals("group")) {
            return refused(
                    "GROUP BY DISTINCT is not supported.",
                    0,
                    "Leave DISTINCT out, and write each grouping set once, in GROUPING SETS (…).");
        }
        if (word.equals("local") && value(-1).equals("at")) {
            return refused("AT LOCAL is not supported.", -1, "Write AT TIME ZONE and the zone, such as 'UTC'.");
        }
        if (word.equals("json") && (value(-1).equals("is") || value(-2).equals("is"))) {
            return refused("IS JSON is not supported.", 0, "Ask for the type of a jsonb column: jsonb_typeof(…).");
        }
        if (word.equals("(") && value(-1).equals("operator")) {
            return refused("OPERATOR(…) is not supported.", -1, operatorHint());
        }
        return keywords();
    }

    private String operatorHint() {
        for (int i = 1; at + i < tokens.size() && !value(i).equals(")"); i++) {
            if (tokens.get(at + i).kind() == Token.Kind.OPERATOR) {
                return "Write the operator itself: " + value(i) + ".";
            }
        }
        return "Write the operator itself.";
    }

    /** The call around the place, if it is one of a function with a syntax of its own. */
    private Optional<ParseProblem> keywords() {
        int depth = 0;
        for (int i = at - 1; i > 0; i--) {
            Token token = tokens.get(i);
            depth += token.is(")") || token.is("]") ? 1 : token.is("(") || token.is("[") ? -1 : 0;
            if (depth < 0) {
                String name = tokens.get(i - 1).value();
                return Replacements.of(name)
                        .flatMap(instead -> refused("What stands in " + name + " here is not supported.", 0, instead));
            }
        }
        return Optional.empty();
    }

    private String value(int distance) {
        int place = at + distance;
        boolean word = place >= 0 && place < tokens.size() && tokens.get(place).kind() != Token.Kind.STRING;
        return word ? tokens.get(place).value() : "";
    }

    private Optional<ParseProblem> refused(String message, int distance, String hint) {
        return Optional.of(new ParseProblem(message, true, at + distance, hint, cause));
    }
}
