package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that people use beside a table's own: in brackets at the beginning of its comment, and its initials. */
final class OtherNames {
    private static final Pattern BRACKETS = Pattern.compile("^[\\p{L}\\p{N} -]{1,40}\\(([^)]{1,60})\\)");
    private static final int MOST_WORDS = 3;
    private static final int SHORTEST = 2;

    private OtherNames() {}

    /** Each in words. */
    static List<List<String>> of(Entity entity) {
        List<List<String>> names = new ArrayList<>();
        Matcher brackets = BRACKETS.matcher(entity.table().table().comment());
        if (brackets.find()) {
            for (String name : brackets.group(1).split(",| or ")) {
                List<String> words =
                        Tokenizer.tokens(name).stream().map(Token::lower).toList();
                if (!words.isEmpty() && words.size() <= MOST_WORDS) {
                    names.add(words);
                }
            }
        }
        List<String> words = entity.words();
        if (words.size() >= SHORTEST) {
            String initials = words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
            names.add(List.of(initials));
            names.add(List.of(initials + "s"));
        }
        return names;
    }
}
