package io.nl2sql.core.linking;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The phrases of a text, as stems joined by spaces. */
public final class Phrases {
    private static final int LONGEST_PHRASE = 80;
    private static final int MOST_TOKENS = 200;
    private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{M}\\p{N} .'’/&_-]+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private Phrases() {}

    /** Every run of words that may name something. */
    public static Set<String> in(List<String> texts) {
        Set<String> keys = new LinkedHashSet<>();
        for (String text : texts) {
            List<Token> tokens =
                    Tokenizer.tokens(text).stream().limit(MOST_TOKENS).toList();
            for (int from = 0; from < tokens.size(); from++) {
                for (int to = from + 1; to <= Math.min(tokens.size(), from + Lexicon.LONGEST); to++) {
                    keys.add(key(tokens.subList(from, to)));
                }
            }
        }
        return keys;
    }

    /**
     * The key of what somebody says that words mean.
     *
     * @return empty where the text is no phrase: too long, without a letter, or with signs that no name has
     */
    public static Optional<String> key(String phrase) {
        if (phrase.length() > LONGEST_PHRASE
                || !WRITTEN.matcher(phrase).matches()
                || !LETTER.matcher(phrase).find()) {
            return Optional.empty();
        }
        List<Token> tokens = Tokenizer.tokens(phrase);
        return tokens.isEmpty() || tokens.size() > Lexicon.LONGEST ? Optional.empty() : Optional.of(key(tokens));
    }

    private static String key(List<Token> tokens) {
        return tokens.stream().map(Token::stem).collect(Collectors.joining(" "));
    }
}
