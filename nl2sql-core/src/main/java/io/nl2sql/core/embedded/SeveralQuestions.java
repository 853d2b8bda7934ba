package io.nl2sql.core.embedded;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises a text that asks several things, none of which needs another to be understood. */
final class SeveralQuestions {
    private static final CueBook CUES = CueBook.english();
    private static final Pattern TWO_WORDS = Pattern.compile("(\\p{L}+)\\s+(?=(\\p{L}+))");
    private static final int FEWEST_WORDS = 2;
    /** Two joined by "and" are often one: how many there are, and what they are worth. */
    private static final int FEWEST_JOINED = 3;

    private SeveralQuestions() {}

    /**
     * The questions one by one, as written; empty where the text is to be read as one, also where a question is followed by a
     * wish what to show: "Which clubs have members? Show the names."
     */
    static List<String> in(String text) {
        List<String> sentences = Stream.of(text.split("(?<=\\?)\\s+"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        boolean asked = sentences.size() > 1 && sentences.stream().allMatch(part -> part.endsWith("?"));
        List<String> parts = asked ? sentences : joined(text);
        boolean alone = parts.stream().allMatch(part -> Tokenizer.tokens(part).size() >= FEWEST_WORDS)
                && parts.stream().skip(1).noneMatch(SeveralQuestions::refersBack);
        return parts.size() > 1 && alone ? parts : List.of();
    }

    private static List<String> joined(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        Matcher words = TWO_WORDS.matcher(text);
        while (words.find()) {
            if (joins(words.group(1)) && CUES.opensQuestion(words.group(2))) {
                parts.add(question(text.substring(start, words.start())));
                start = words.end();
            }
        }
        parts.add(question(text.substring(start)));
        return parts.size() >= FEWEST_JOINED ? parts : List.of();
    }

    private static boolean joins(String word) {
        return CUES.longest(Tokenizer.tokens(word), 0)
                .filter(match -> match.cue().is(Cue.Operation.AND))
                .isPresent();
    }

    private static String question(String part) {
        return part.strip().replaceFirst("[\\s,;?]+$", "") + "?";
    }

    private static boolean refersBack(String part) {
        return Tokenizer.tokens(part).stream().map(Token::text).anyMatch(CUES::refersBack);
    }
}
