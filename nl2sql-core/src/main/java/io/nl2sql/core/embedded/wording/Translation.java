package io.nl2sql.core.embedded.wording;

import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns a question of another language into English word by word, from the files of that language's folder: {@code
 * phrases.txt} for what words do in questions, {@code vocabulary.txt} for what businesses speak of. Enough for languages
 * that order their words about as English does. Immutable.
 */
public final class Translation {
    private static final int LONGEST = 4;
    private static final int SHORTEST_STEM = 3;
    private static final int SHORTEST_PART = 4;
    private static final List<String> ENDINGS =
            List.of("", "e", "n", "s", "en", "er", "es", "em", "ern", "nen", "sten");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private final Map<String, List<String>> phrases = new HashMap<>();
    private final Map<String, List<String>> vocabulary = new HashMap<>();

    private record Found(int length, String words) {}

    private Translation(String folder) {
        read(folder + "/phrases.txt", phrases);
        read(folder + "/vocabulary.txt", vocabulary);
    }

    /** From the language with the code, such as {@code de}. */
    public static Translation from(String language) {
        return new Translation(language);
    }

    private static void read(String file, Map<String, List<String>> words) {
        for (String line : Resources.lines(Translation.class, file)) {
            int colon = line.lastIndexOf(':');
            List<String> english = Arrays.stream(line.substring(colon + 1).split(","))
                    .map(String::trim)
                    .toList();
            for (String phrase : line.substring(0, colon).split(",")) {
                words.put(folded(phrase.trim()), english);
            }
        }
    }

    private static String folded(String text) {
        return Stems.fold(text).replace("ß", "ss");
    }

    /**
     * The question in English; unchanged where more of its words are English than of this language.
     *
     * @param english whether a word is known without translation
     * @param named whether a stem occurs in the schema's names
     */
    public Wording english(Wording wording, Predicate<Token> english, Predicate<String> named) {
        List<Token> tokens = Tokenizer.tokens(wording.text());
        long own = tokens.stream()
                .filter(token -> !token.quoted() && isKnown(token))
                .count();
        long other = tokens.stream().filter(english).count();
        return own > other ? translated(wording, tokens, named) : wording;
    }

    private boolean isKnown(Token token) {
        return word(folded(token.text()), phrases).isPresent()
                || word(folded(token.text()), vocabulary).isPresent()
                || !parts(folded(token.text())).isEmpty();
    }

    private Wording translated(Wording wording, List<Token> tokens, Predicate<String> named) {
        Wording result = wording;
        for (int at = tokens.size() - 1; at >= 0; at--) {
            int end = at + 1;
            Optional<Found> found = Optional.empty();
            for (int length = Math.min(LONGEST, end); length > 0 && found.isEmpty(); length--) {
                found = found(tokens.subList(end - length, end), tokens, end - length, named);
            }
            if (found.isPresent()) {
                int start = end - found.get().length();
                result = result.replace(
                        tokens.get(start).start(),
                        tokens.get(at).end(),
                        found.get().words());
                at = start;
            } else if (isBareYear(tokens, at)) {
                Token year = tokens.get(at);
                result = result.replace(year.start(), year.end(), "in " + year.text());
            }
        }
        return result;
    }

    private Optional<Found> found(List<Token> span, List<Token> tokens, int at, Predicate<String> named) {
        if (span.stream().anyMatch(Token::quoted)) {
            return Optional.empty();
        }
        String text = folded(span.stream().map(Token::text).collect(Collectors.joining(" ")));
        if (text.equals("nach") && at + 1 < tokens.size() && tokens.get(at + 1).startsWithDigit()) {
            return Optional.of(new Found(1, "after"));
        }
        Optional<String> phrase = span.size() == 1
                ? word(text, phrases).map(words -> words.get(0))
                : Optional.ofNullable(phrases.get(text)).map(words -> words.get(0));
        return phrase.or(() -> span.size() == 1
                        ? noun(text, named)
                        : Optional.ofNullable(vocabulary.get(text)).map(words -> words.get(0)))
                .map(words -> new Found(span.size(), words));
    }

    /** The English word that the schema has, in the plural where this one is. */
    private Optional<String> noun(String word, Predicate<String> named) {
        List<String> parts = word(word, vocabulary).isPresent() ? List.of(word) : parts(word);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<String> english = new ArrayList<>();
        for (String part : parts) {
            List<String> choices = word(part, vocabulary).orElseThrow();
            english.add(choices.stream()
                    .filter(choice ->
                            Arrays.stream(choice.split(" ")).map(Stems::of).allMatch(named))
                    .findFirst()
                    .orElse(choices.get(0)));
        }
        String text = String.join(" ", english);
        boolean plural = !vocabulary.containsKey(word)
                && text.matches(".*[a-rt-z]")
                && !text.endsWith("ed")
                && !text.endsWith("n");
        return Optional.of(plural ? text.replaceAll("y$", "ie") + "s" : text);
    }

    private static Optional<List<String>> word(String word, Map<String, List<String>> words) {
        for (String ending : ENDINGS) {
            int length = word.length() - ending.length();
            if (word.endsWith(ending) && (ending.isEmpty() || length >= SHORTEST_STEM)) {
                List<String> found = words.get(word.substring(0, length));
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /** A compound's parts, such as "kunden" and "nummer"; empty where it is none. */
    private List<String> parts(String word) {
        for (int cut = SHORTEST_PART; cut <= word.length() - SHORTEST_PART; cut++) {
            String head = word.substring(0, cut);
            String tail = word.substring(cut);
            if (word(head, vocabulary).isPresent() && word(tail, vocabulary).isPresent()) {
                return List.of(head, tail);
            }
        }
        return List.of();
    }

    /** Years stand without a word before them. */
    private boolean isBareYear(List<Token> tokens, int at) {
        Set<String> before =
                Set.of("in", "aus", "seit", "nach", "vor", "bis", "von", "jahr", "anfang", "ende", "ab", "und");
        boolean led = at > 0 && (before.contains(folded(tokens.get(at - 1).text())) || isMonth(tokens.get(at - 1)));
        return YEAR.matcher(tokens.get(at).text()).matches() && !led;
    }

    private boolean isMonth(Token token) {
        return word(folded(token.text()), phrases)
                .filter(words -> Character.isUpperCase(words.get(0).charAt(0)))
                .isPresent();
    }
}
