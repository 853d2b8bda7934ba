package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into tokens. Full stops and question marks fall away; commas, percent and comparison signs stay. */
public final class Tokenizer {
    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]+)\"|“([^”]+)”|(?<![\\p{L}\\p{N}])['‘`]([^'’`]+)['’`](?![\\p{L}\\p{N}])"
                    + "|([$€£]?\\d[\\d,]*(?:\\.\\d+)?(?:[kKmM]\\b|bn\\b|%)?(?![\\p{L}\\p{N}-]))"
                    + "|([\\p{L}\\p{N}_]+(?:[-/.@][\\p{L}\\p{N}_]+)*)"
                    + "|(>=|<=|<>|!=|[><=,%])");
    private static final Pattern CODE = Pattern.compile(".*\\d.*|.*@.*");
    private static final Pattern NEGATION =
            Pattern.compile("(?i)\\b(do|does|did|is|are|was|were|has|have|had|would|could)n['’]t\\b");
    private static final Pattern CANNOT = Pattern.compile("(?i)\\b(can)(?:['’]t|not)\\b");
    private static final Pattern POSSESSIVE = Pattern.compile("(?<=[\\p{L}\\p{N}])['’]s\\b");
    private static final Pattern PLURAL_POSSESSIVE = Pattern.compile("(?<=s)['’](?=\\s)");
    private static final Pattern OPENING = Pattern.compile("(^|\\s)['‘`]");
    private static final Pattern INNER = Pattern.compile("[-/.@_]");

    private Tokenizer() {}

    /** The tokens in order. */
    public static List<Token> tokens(String question) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(plain(question));
        while (matcher.find()) {
            String quoted = firstOf(matcher, 1, 2, 3);
            if (quoted != null) {
                tokens.add(Token.quotation(quoted.trim(), matcher.start(), matcher.end()));
            } else if (matcher.group(5) != null
                    && !CODE.matcher(matcher.group(5)).matches()) {
                addParts(matcher.group(5), matcher.start(5), tokens);
            } else {
                String text = matcher.group().replaceAll(",$", "");
                tokens.add(Token.word(text, matcher.start(), matcher.start() + text.length()));
                if (text.length() < matcher.group().length()) {
                    tokens.add(Token.word(",", matcher.end() - 1, matcher.end()));
                }
            }
        }
        tokens.removeIf(token -> token.text().isEmpty());
        return tokens;
    }

    /** The text with contractions in full words and without the signs of possession. */
    private static String plain(String question) {
        StringBuilder plain = new StringBuilder(question);
        contractions(question).forEach(edit -> plain.replace(edit.from(), edit.to(), edit.words()));
        return plain.toString();
    }

    /** Other words for a part of a text. */
    public record Edit(int from, int to, String words) {}

    /**
     * What tokens read other than it is written: contractions and signs of possession, last first. The places of tokens
     * are those in the text with these edits made.
     */
    public static List<Edit> contractions(String question) {
        List<Edit> edits = new ArrayList<>();
        for (Pattern negation : List.of(NEGATION, CANNOT)) {
            negation.matcher(question).results().forEach(not -> edits.add(new Edit(not.end(1), not.end(), " not")));
        }
        POSSESSIVE.matcher(question).results().forEach(own -> edits.add(new Edit(own.start(), own.end(), " ")));
        if (!OPENING.matcher(question).find()) {
            PLURAL_POSSESSIVE
                    .matcher(question)
                    .results()
                    .forEach(own -> edits.add(new Edit(own.start(), own.end(), " ")));
        }
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        return edits;
    }

    private static void addParts(String word, int start, List<Token> tokens) {
        int at = 0;
        for (String part : INNER.split(word)) {
            if (!part.isEmpty()) {
                tokens.add(Token.word(part, start + at, start + at + part.length()));
            }
            at += part.length() + 1;
        }
    }

    private static String firstOf(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return null;
    }
}
