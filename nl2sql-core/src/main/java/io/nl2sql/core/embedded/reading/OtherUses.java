package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Deadlines;
import io.nl2sql.core.embedded.cue.Numbers;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the words of a cue may be instead: part of a column's name, a stored value, or a word that only looks like one. */
final class OtherUses {
    private static final Set<String> BEFORE_PRONOUN = Set.of("the", "this", "that", "which");
    private static final Set<String> AFTER_PRONOUN = Set.of("with", "that", "who", "which", "whose", "in", "at", "of");
    private static final Set<String> TIMES = Set.of("year", "quarter", "month", "total", "average", "number", "sum");
    private static final Set<String> DIFFERENT = Set.of("different", "distinct", "unique");
    private static final int NUMBER_OF_THINGS = 3;
    private static final Set<String> FIRST_AND_LAST = Set.of("first", "last");
    private static final double CALLED = 0.9;
    private static final double PARTLY_CALLED = 0.65;

    private final CueBook cues;
    private final Numbers numbers;
    private final Dates dates;
    private final SharedFunctions functions;

    OtherUses(CueBook cues, Numbers numbers, Dates dates, SharedFunctions functions) {
        this.cues = cues;
        this.numbers = numbers;
        this.dates = dates;
        this.functions = functions;
    }

    /** Whether the words are no cue there. */
    boolean has(Segmenter.Source source, int at, CueBook.Match match) {
        return isNumberOf(source.tokens(), at, match)
                || isOtherwiseNamed(source, at, match)
                || isCutShort(source, at, match);
    }

    /** In "the one with the most" nothing is counted. */
    static boolean isPronoun(List<Token> tokens, int at) {
        boolean one = tokens.get(at).lower().equals("one");
        boolean last = at + 1 == tokens.size();
        return one
                && (at > 0 && BEFORE_PRONOUN.contains(tokens.get(at - 1).lower()) && last
                        || !last && AFTER_PRONOUN.contains(tokens.get(at + 1).lower()));
    }

    /** The "last year" that a column is called by is no time. */
    static boolean isColumn(Segmenter.Source source, List<Token> span) {
        return span.size() > 1
                && source
                        .model()
                        .lexicon()
                        .find(span.stream().map(Token::stem).collect(Collectors.joining(" ")))
                        .stream()
                        .anyMatch(hit -> !hit.isTable() && hit.weight() >= CALLED);
    }

    private static boolean isColumn(Segmenter.Source source, Token token) {
        return !TIMES.contains(token.stem())
                && source.model().lexicon().find(token.stem()).stream().anyMatch(hit -> !hit.isTable());
    }

    /** A "share" that a column is called by is no part of a whole; a "more" whose "than" follows is a comparison. */
    private boolean isOtherwiseNamed(Segmenter.Source source, int at, CueBook.Match match) {
        List<Token> tokens = source.tokens();
        boolean leading = match.isTrailing()
                && at + match.length() < tokens.size()
                && numbers.longest(tokens, at + match.length()).isPresent();
        if (leading || functions.isShared(tokens, at, match) || match.length() == 1 && isFirstOfName(source, at)) {
            return true;
        }
        if (match.cue().is(Cue.Operation.SPLIT)) {
            return !isSplit(tokens, at);
        }
        if (match.cue().is(Cue.Operation.WEEKDAY)) {
            return isStored(source, tokens.get(at + match.length() - 1));
        }
        if (match.cue().is(Cue.Operation.ORDINAL)) {
            return !isRank(tokens, at + match.length());
        }
        if (match.cue().is(Cue.Operation.NEW)) {
            return !isTimed(source) || isStored(source, tokens.get(at));
        }
        if (match.cue().is(Cue.Operation.LATE)) {
            return !hasDeadline(source) || isStored(source, tokens.get(at));
        }
        if (match.cue().is(Cue.Operation.FRACTION) && match.cue().argument().equals("1")) {
            return !isFactor(tokens, at);
        }
        if (match.cue().is(Cue.Operation.AGE)) {
            return isColumn(source, tokens.get(at + match.length() - 1)) || !hasDate(source, match.cue());
        }
        boolean stretch =
                match.cue().is(Cue.Operation.AGGREGATE) && tokens.get(at).stem().equals("range");
        boolean relation = stretch
                || match.cue().is(Cue.Operation.REPORTS)
                        && !tokens.get(at).lower().startsWith("report")
                || match.cue().is(Cue.Operation.BOSS);
        return (relation || match.cue().isShape())
                && tokens.subList(at, at + match.length()).stream().anyMatch(token -> isColumn(source, token));
    }

    /** The first of "first name" is no place in an order where a column is called so. */
    private static boolean isFirstOfName(Segmenter.Source source, int at) {
        List<Token> tokens = source.tokens();
        boolean place = FIRST_AND_LAST.contains(tokens.get(at).lower()) && at + 1 < tokens.size();
        return place
                && source
                        .model()
                        .lexicon()
                        .find(tokens.get(at).stem() + " " + tokens.get(at + 1).stem())
                        .stream()
                        .anyMatch(hit -> !hit.isTable() && hit.weight() >= PARTLY_CALLED);
    }

    /** Only before a superlative is a "second" a place in an order. */
    private boolean isRank(List<Token> tokens, int at) {
        return at < tokens.size()
                && cues.longest(tokens, at)
                        .filter(next -> next.cue().is(Cue.Operation.EXTREME)
                                || next.cue().is(Cue.Operation.MOST)
                                || next.cue().is(Cue.Operation.COMMON)
                                || next.cue().is(Cue.Operation.ADJECTIVE))
                        .isPresent();
    }

    /** Where days of the week are stored, or columns are called so, those are meant. */
    private static boolean isStored(Segmenter.Source source, Token token) {
        return !source.values().find(token.stem()).isEmpty()
                || !source.model().lexicon().find(token.stem()).isEmpty();
    }

    /** In "new members per year" they are those that came in each year. */
    private boolean isTimed(Segmenter.Source source) {
        List<Token> tokens = source.tokens();
        return IntStream.range(0, tokens.size())
                .anyMatch(at -> cues.longest(tokens, at)
                                .filter(match -> match.cue().is(Cue.Operation.GRAIN))
                                .isPresent()
                        || dates.longest(tokens, at, source.calendar(), true)
                                .filter(match -> match.length() > 1)
                                .isPresent());
    }

    /** The "times" of "four times the average". */
    private boolean isFactor(List<Token> tokens, int at) {
        return at > 0 && numbers.longest(tokens, at - 1).isPresent();
    }

    private static boolean hasDeadline(Segmenter.Source source) {
        return source.model().entities().stream().anyMatch(Deadlines.english()::has);
    }

    /** Whether some table knows when a life, or a time of service, began. */
    private static boolean hasDate(Segmenter.Source source, Cue age) {
        return age.since().stream()
                .flatMap(word -> source.model().lexicon().find(Stems.of(word)).stream())
                .flatMap(hit -> hit.attribute().stream())
                .anyMatch(Attribute::isTemporal);
    }

    /** The "more" in "more in April than in March", whose "than" comes later. */
    private static boolean isSplit(List<Token> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.subList(at + 2, tokens.size()).stream()
                        .anyMatch(token -> token.lower().equals("than"))
                && !tokens.get(at + 1).lower().equals("than");
    }

    /** The "number of" in "phone number of the customer" belongs to the word before and counts nothing. */
    private boolean isNumberOf(List<Token> tokens, int at, CueBook.Match match) {
        boolean counts =
                match.cue().is(Cue.Operation.COUNT) && tokens.get(at).stem().equals("number");
        boolean plural = counts && tokens.get(at).lower().equals("numbers");
        int next = at + match.length();
        return plural
                        && (next >= tokens.size()
                                || !DIFFERENT.contains(tokens.get(next).lower()))
                || counts
                        && at > 0
                        && !cues.isFiller(tokens.get(at - 1))
                        && cues.endsAt(tokens, at).isEmpty();
    }

    /** Of "the highest number of rooms" only "the highest" is a cue where a column is called "number of rooms". */
    private boolean isCutShort(Segmenter.Source source, int at, CueBook.Match match) {
        List<Token> tokens = source.tokens();
        int longest = cues.longest(tokens, at).map(CueBook.Match::length).orElse(0);
        if (match.cue().is(Cue.Operation.OR) || match.length() == longest) {
            return false;
        }
        int from = at + match.length();
        String three = tokens.subList(from, Math.min(tokens.size(), from + NUMBER_OF_THINGS)).stream()
                .map(Token::stem)
                .collect(Collectors.joining(" "));
        return source.model().lexicon().find(three).isEmpty();
    }
}
