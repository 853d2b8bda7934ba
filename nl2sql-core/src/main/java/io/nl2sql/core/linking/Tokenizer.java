package io.nl2sql.core.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a question into tokens. Full stops and question marks fall away; commas and comparison signs stay. */
public final class Tokenizer {
    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]+)\"|“([^”]+)”|(?<![\\p{L}\\p{N}])['‘`]([^'’`]+)['’`](?![\\p{L}\\p{N}])"
                    + "|([$€£]?\\d[\\d,]*(?:\\.\\d+)?(?:[kKmM]\\b|bn\\b|%)?(?![\\p{L}\\p{N}-]))"
                    + "|([\\p{L}\\p{N}_]+(?:[-/.@][\\p{L}\\p{N}_]+)*)"
                    + "|(>=|<=|<>|!=|[><=,])");
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

    private static String plain(String question) {
        String spelled = NEGATION.matcher(question).replaceAll("$1 not");
        String single =
                POSSESSIVE.matcher(CANNOT.matcher(spelled).replaceAll("$1 not")).replaceAll(" ");
        boolean quotes = OPENING.matcher(single).find();
        return quotes ? single : PLURAL_POSSESSIVE.matcher(single).replaceAll(" ");
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
