package io.nl2sql.tests.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts a sentence down to what somebody types into a search field: "names of students with a GPA above 3". */
final class Keywords {
    private static final Pattern END = Pattern.compile("[?.!\\s]+$");
    private static final Pattern HAVING = Pattern.compile("(?i)\\b(who|that|which) (have|has|had)\\b");
    private static final Pattern OPENING = Pattern.compile("(?i)^(which|who|whose|when|where)\\b");
    private static final Set<String> LEFT_OUT = Set.of(
            "a", "an", "the", "what", "is", "are", "was", "were", "do", "does", "did", "show", "list", "give", "find",
            "me", "return", "display", "get", "tell", "please", "all", "there", "their", "its", "it", "us", "i", "want",
            "know", "you", "can", "could", "would");

    private Keywords() {}

    /** The question without what carries no sense; its words stay as they are written. */
    static String of(String question) {
        String statement = END.matcher(question.strip()).replaceFirst("");
        String plain =
                OPENING.matcher(HAVING.matcher(statement).replaceAll("with")).replaceFirst("");
        return Arrays.stream(plain.strip().split("\\s+"))
                .filter(word -> !LEFT_OUT.contains(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }
}
