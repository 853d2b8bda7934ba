package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a comment calls the thing that it describes: "the outstanding balance of the customer, in euros" a balance. */
final class CommentHead {
    private static final int LONGEST = 4;
    private static final Set<String> BEFORE = Set.of("the", "a", "an", "this", "unique", "current", "each");
    private static final Set<String> ENDS =
            Set.of("of", "in", "for", "that", "which", "with", "from", "per", "on", "at");
    private static final Set<String> PROSE = Set.of(
            "by", "as", "to", "when", "where", "who", "if", "whether", "is", "are", "was", "used", "and", "or", "not");

    private CommentHead() {}

    /** Its first words, up to four; empty where it begins with more than a name. */
    static Optional<List<String>> of(String comment) {
        String first = comment.strip().split("[.,;:()\\[\\]\\n/-]", 2)[0];
        List<String> words = new ArrayList<>();
        for (Token token : Tokenizer.tokens(first)) {
            String word = token.text().toLowerCase(Locale.ROOT);
            if (PROSE.contains(word)) {
                return Optional.empty();
            }
            if (ENDS.contains(word)) {
                break;
            }
            if (!words.isEmpty() || !BEFORE.contains(word)) {
                words.add(word);
            }
        }
        return words.isEmpty() || words.size() > LONGEST ? Optional.empty() : Optional.of(words);
    }
}
