package io.nl2sql.core.embedded;

import io.nl2sql.core.embedded.cue.Cue.Operation;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises what is no question to a database before it is read as one. */
final class Refusals {
    private static final Pattern SQL = Pattern.compile(
            "(?is)\\s*(select|with|insert|update|delete|drop|alter|create|truncate|explain)\\b.*[*;=(].*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|“[^”]*”");
    /** Pieces that people put into SQL and never into a question. */
    private static final Pattern PIECE_OF_SQL =
            Pattern.compile("(?is).*(--\\s*$|/\\*|;\\s*(select|insert|update|delete|drop|alter)\\b"
                    + "|\\b(or|and)\\s+('[^']*'|\\d+)\\s*=\\s*('[^']*'?|\\d+)|\\bunion\\s+(all\\s+)?select\\b).*");

    private static final CueBook CUES = CueBook.english();
    private static final int POLITE_WORDS = 3;
    private static final int MOST_WORDS = 100;

    private Refusals() {}

    /** Why the text is declined; empty where it may be a question. */
    static Optional<String> of(String question) {
        if (SQL.matcher(question).matches()
                || PIECE_OF_SQL.matcher(QUOTED.matcher(question).replaceAll("")).matches()) {
            return Optional.of("This looks like SQL; ask in plain language, or run SQL where SQL is expected.");
        }
        List<Token> tokens = Tokenizer.tokens(question);
        if (tokens.size() > MOST_WORDS) {
            return Optional.of("This question has more than " + MOST_WORDS + " words; ask for one thing at a time.");
        }
        if (tokens.stream().noneMatch(token -> Character.isLetter(token.text().codePointAt(0)))) {
            return Optional.of("There are no words in this question.");
        }
        for (int at = 0; at < Math.min(POLITE_WORDS, tokens.size()); at++) {
            Optional<CueBook.Match> cue = CUES.longest(tokens, at);
            if (cue.filter(match -> match.cue().is(Operation.CHANGE)).isPresent()) {
                return Optional.of("Data can be asked for here, never changed.");
            }
            if (!CUES.isFiller(tokens.get(at))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
