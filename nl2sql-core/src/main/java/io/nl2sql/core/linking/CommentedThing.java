package io.nl2sql.core.linking;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column names by its comment: "Name of the department, such as Marketing" in a table of cost centres. */
final class CommentedThing {
    private static final Pattern NAMES =
            Pattern.compile("(?i)^(?:the )?(?:(?:short|full|official|display|unique) )?(?:name|code|number) of "
                    + "(?:the |an? |each )?([\\p{L}][\\p{L} -]{1,40}?)\\s*(?:[,.;:(].*)?$");
    private static final int MOST_WORDS = 3;

    private CommentedThing() {}

    /** The thing in words; empty where the comment says something else. */
    static Optional<List<String>> of(Attribute attribute) {
        Matcher names = NAMES.matcher(attribute.comment().strip());
        return !names.matches()
                ? Optional.empty()
                : Optional.of(Tokenizer.tokens(names.group(1)).stream()
                                .map(Token::lower)
                                .toList())
                        .filter(words -> words.size() <= MOST_WORDS);
    }

    /** Whether the column names rows of the table that is called so. */
    static boolean isTable(Attribute attribute, List<String> table) {
        return of(attribute).filter(words -> isSame(words, table)).isPresent();
    }

    /** Whether the column names something else than rows of its table. */
    static boolean isOther(Attribute attribute, List<String> table) {
        return of(attribute).filter(words -> !isSame(words, table)).isPresent();
    }

    /**
     * Whether the column names something else than rows of its table, and another one names those: where none does,
     * "Name of the customer" in a table of accounts is only another word for the account.
     */
    static boolean isOther(Attribute attribute, Entity entity) {
        return isOther(attribute, entity.words())
                && entity.attributes().stream().anyMatch(other -> isTable(other, entity.words()));
    }

    private static boolean isSame(List<String> words, List<String> table) {
        String key = Stems.key(table);
        return words.stream()
                .map(Stems::of)
                .anyMatch(stem -> List.of(key.split(" ")).contains(stem));
    }
}
