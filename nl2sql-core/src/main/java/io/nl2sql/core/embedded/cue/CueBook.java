package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The phrases of one language and what they do, read from the resource folder of that language. Immutable. */
public final class CueBook {
    private static final int LONGEST = 8;

    private final Map<String, Cue> phrases = new HashMap<>();
    private final Map<String, Adjective> adjectives = new HashMap<>();
    private final Set<String> fillers = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final List<String> places = new ArrayList<>();
    private final Map<String, Set<String>> clauses = new HashMap<>();
    private final PlainWords plainWords = PlainWords.english();
    private final Dealings dealings = Dealings.english();

    /**
     * A cue that starts at some token.
     *
     * @param length in tokens
     * @param cue what it does
     * @param isTrailing whether it follows the number that it compares with: "or older"
     */
    public record Match(int length, Cue cue, boolean isTrailing) {}

    private CueBook() {}

    /** The English phrases, read once. */
    public static CueBook english() {
        return English.BOOK;
    }

    private static final class English {
        static final CueBook BOOK = readEnglish();
    }

    private static CueBook readEnglish() {
        CueBook book = new CueBook();
        book.readPhrases("en/cues.txt");
        book.readPhrases("en/shapes.txt");
        for (String line : Resources.lines(CueBook.class, "en/adjectives.txt")) {
            int colon = line.indexOf(':');
            Adjective adjective = Adjective.parse(line.substring(colon + 1).trim());
            for (String phrase : line.substring(0, colon).split(",")) {
                book.addAdjective(key(phrase.trim()), adjective);
            }
        }
        for (String line : Resources.lines(CueBook.class, "en/fillers.txt")) {
            book.fillers.addAll(Arrays.asList(line.split("\\s+")));
        }
        for (String line : Resources.lines(CueBook.class, "en/clauses.txt")) {
            List<String> listed = listed(line);
            book.clauses.put(name(line), Set.copyOf(listed));
            if (name(line).equals("place")) {
                book.places.addAll(listed);
            }
        }
        book.collectWords();
        return book;
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static List<String> listed(String line) {
        return List.of(line.substring(line.indexOf(':') + 1).trim().split("\\s+"));
    }

    private void collectWords() {
        phrases.keySet().forEach(this::addWords);
        adjectives.keySet().forEach(this::addWords);
        words.addAll(fillers);
        clauses.values().forEach(words::addAll);
        for (String file : List.of("months", "numbers", "scales", "calendar", "dealings")) {
            Resources.lines(CueBook.class, "en/" + file + ".txt").forEach(this::addWords);
        }
    }

    private void addWords(String text) {
        words.addAll(Arrays.asList(Stems.valueKey(text).split(" ")));
    }

    /** Every word that does something in a question, or nothing of its own. */
    public Set<String> words() {
        return Collections.unmodifiableSet(words);
    }

    private void readPhrases(String resource) {
        Cue cue = null;
        for (String line : Resources.lines(CueBook.class, resource)) {
            if (line.startsWith("[")) {
                cue = header(line);
            } else {
                phrases.put(key(line), cue);
            }
        }
    }

    private void addAdjective(String phrase, Adjective adjective) {
        adjectives.put(phrase, adjective);
        phrases.putIfAbsent(phrase, new Cue(Cue.Operation.ADJECTIVE, phrase));
    }

    private static Cue header(String line) {
        String[] parts = line.substring(1, line.length() - 1).split("\\s+", 2);
        return new Cue(Cue.Operation.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts.length > 1 ? parts[1] : "");
    }

    private static String key(String phrase) {
        return Stems.fold(phrase);
    }

    /** The longest cue that starts at the token. */
    public Optional<Match> longest(List<Token> tokens, int at) {
        return all(tokens, at).stream().findFirst();
    }

    /**
     * The longest cue that starts at the token; where that begins with "or", as in "or less", the "or" alone as well, and of
     * "the highest number of" also "the highest", since a column may be called "number of rooms".
     */
    public List<Match> all(List<Token> tokens, int at) {
        List<Match> matches = new ArrayList<>();
        for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            List<Token> span = tokens.subList(at, at + length);
            if (span.stream().noneMatch(Token::quoted)) {
                Cue cue = phrases.get(span.stream().map(Token::lower).collect(Collectors.joining(" ")));
                if (cue != null && (matches.isEmpty() || cue.is(Cue.Operation.OR) || isNumberOf(matches))) {
                    boolean trails = length > 1
                            && cue.is(Cue.Operation.COMPARE)
                            && span.get(0).lower().equals("or");
                    matches.add(new Match(length, cue, trails));
                }
            }
        }
        return matches;
    }

    private static boolean isNumberOf(List<Match> longer) {
        Match longest = longer.get(0);
        return longer.size() == 1 && longest.cue().is(Cue.Operation.MOST) && longest.length() > 2;
    }

    /** The longest cue that ends before the token. */
    public Optional<Match> endsAt(List<Token> tokens, int end) {
        for (int from = Math.max(0, end - LONGEST); from < end; from++) {
            int length = end - from;
            Optional<Match> match = all(tokens, from).stream()
                    .filter(some -> some.length() == length)
                    .findFirst();
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    /** The columns an adjective speaks of, also for words that are other cues as well, such as "best". */
    public Optional<Adjective> adjective(String phrase) {
        String folded = Stems.fold(phrase).replaceFirst("^the ", "").replaceFirst(" than$", "");
        return Optional.ofNullable(adjectives.get(folded));
    }

    /** Words for money and things that change hands. */
    public Dealings dealings() {
        return dealings;
    }

    /** Whether what follows the word is asked for, wherever it stands. */
    public boolean isAsking(String word) {
        return isOf("asking", word);
    }

    /** Whether what follows the word is asked for if the word stands first. */
    public boolean isQuestionWord(String word) {
        return isOf("question", word);
    }

    /** Whether what follows the word, after a column, only says whose the column is. */
    public boolean namesOwner(String word) {
        return isOf("owner", word);
    }

    /** Whether what follows the word describes rows rather than being asked for. */
    public boolean opensAside(String word) {
        return isOf("aside", word);
    }

    /** Words of columns that say where something is, the most exact first. */
    public List<String> places() {
        return places;
    }

    /** Whether a question that begins with the word is answered with yes or no. */
    public boolean opensYesNo(String word) {
        return isOf("yesno", word);
    }

    /** Whether a number before the word is an amount of money. */
    public boolean isCurrency(String word) {
        return isOf("currency", word);
    }

    /** Whether the word asks which things are meant. */
    public boolean asksWhich(String word) {
        return isOf("which", word);
    }

    /** Whether the word is one of those that keywords alone do without. */
    public boolean makesSentence(String word) {
        return isOf("sentence", word);
    }

    /** Whether the word speaks of something said before. */
    public boolean refersBack(String word) {
        return isOf("back", word);
    }

    /** Whether a question of its own begins with the word, behind an "and". */
    public boolean opensQuestion(String word) {
        return isOf("several", word);
    }

    /** Whether a bare number after the word is a year. */
    public boolean comesBeforeYear(String word) {
        return isOf("year", word);
    }

    /** Whether a verb after the word says what was done. */
    public boolean isAuxiliary(String word) {
        return isOf("auxiliary", word);
    }

    /** Whether the word says what was done, though its ending does not tell. */
    public boolean isParticiple(String word) {
        return plainWords.isOf("participle", word);
    }

    /** Whether columns of any table may be called by the stem. */
    public boolean isOfAnything(String stem) {
        return plainWords.isOf("anything", stem);
    }

    /** Whether the stem is a word for people, as far as "who" asks for them. */
    public boolean isPerson(String stem) {
        return plainWords.isOf("person", stem);
    }

    /** Whether the words together say no more than the first of them. */
    public boolean isPhrase(String words) {
        return plainWords.isOf(
                "phrase",
                Arrays.stream(Stems.fold(words).split(" ")).map(Stems::of).collect(Collectors.joining("-")));
    }

    /** Whether the word is a noun that says little of its own: the "people" of "sick people". */
    public boolean isPlainNoun(String word) {
        return plainWords.isOf("noun", Stems.fold(word));
    }

    /** The plain words of that name, one of which a pattern is to find. */
    public String anyOf(String name) {
        return plainWords.anyOf(name);
    }

    private boolean isOf(String clause, String word) {
        return clauses.get(clause).contains(Stems.fold(word));
    }

    public boolean isFiller(Token token) {
        return !token.quoted() && fillers.contains(token.lower());
    }

    /** The "Ms" of "Ms Lee": before anything but a name, "ms" are milliseconds. */
    public boolean isTitle(List<Token> tokens, int at) {
        return plainWords.isOf("title", tokens.get(at).lower())
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isCapitalised();
    }
}
