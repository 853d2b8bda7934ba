package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Numbers;
import io.nl2sql.core.linking.Attribute;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Stems;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.ValueIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cuts a question's tokens into the runs of words that say most, each with its possible meanings. */
public final class Segmenter {
    private static final Set<String> BEFORE_YEAR = Set.of(
            "in",
            "since",
            "before",
            "after",
            "during",
            "until",
            "till",
            "from",
            "to",
            "for",
            "of",
            "by",
            "and",
            "between",
            "through",
            "or",
            "than",
            "year",
            "on",
            "both",
            "our",
            "calendar");
    private static final Set<String> BEFORE_PRONOUN = Set.of("the", "this", "that", "which");
    private static final Set<String> AFTER_PRONOUN = Set.of("with", "that", "who", "which", "whose", "in", "at", "of");
    private static final Set<String> EXTREMES =
            Set.of("maximum", "minimum", "highest", "lowest", "largest", "smallest");
    private static final Set<String> TIMES = Set.of("year", "quarter", "month", "total", "average", "number", "sum");
    private static final int NUMBER_OF_THINGS = 3;
    private static final Set<String> FIRST_AND_LAST = Set.of("first", "last");
    private static final double CALLED = 0.9;
    private static final double PARTLY_CALLED = 0.65;
    private static final double FILLER = 0.3;
    private static final double CUE = 1.12;
    private static final double SHAPE = 1.6;
    private static final double SHAPE_WORD = 0.84;
    private static final double GRAIN = 0.85;
    private static final double TRAILING = 1.5;
    private static final double TIME = 1.3;
    private static final double FIGURE = 1.05;
    private static final double EXTRA_WORD = 0.3;
    private static final double EXTRA_CUE_WORD = -0.42;

    private final CueBook cues;
    private final Numbers numbers;
    private final Dates dates;

    /** What one reading of the words needs beside them. */
    public record Source(List<Token> tokens, SchemaModel model, ValueIndex values, Calendar calendar) {}

    private record Cut(double score, int from, List<Candidate> candidates) {}

    public Segmenter(CueBook cues) {
        this.cues = cues;
        this.numbers = new Numbers();
        this.dates = new Dates(numbers);
    }

    public List<Segment> segments(Source source) {
        List<Token> tokens = source.tokens();
        Spans spans = new Spans(source, cues);
        Cut[] best = new Cut[tokens.size() + 1];
        best[0] = new Cut(0, 0, List.of());
        boolean grows = grows(tokens);
        Optional<Candidate> before = Optional.empty();
        for (int at = 0; at < tokens.size(); at++) {
            for (int length = 1; length <= Spans.LONGEST && at + length <= tokens.size(); length++) {
                boolean opening =
                        at == 0 && length == 1 && cues.isAsking(tokens.get(at).lower());
                List<Candidate> candidates = opening ? List.of() : spans.names(at, at + length);
                boolean said = length == 1 && !candidates.isEmpty() && cues.isFiller(tokens.get(at));
                improve(best, at, length, said ? withFiller(candidates) : candidates);
            }
            for (Proposal proposal : proposals(source, at, grows)) {
                improve(best, at, proposal.length(), List.of(proposal.candidate()));
                before = proposal.candidate().meaning() instanceof Meaning.Time
                        ? Optional.of(proposal.candidate())
                        : before;
            }
            if (before.isPresent() && isThatTime(tokens, at)) {
                improve(best, at, 2, List.of(before.get()));
            }
            Token token = tokens.get(at);
            boolean filler = cues.isFiller(token) && !isAbbreviation(tokens, token);
            Meaning rest = filler ? new Meaning.Filler() : new Meaning.Unknown();
            improve(best, at, 1, List.of(Candidate.sure(rest, rest instanceof Meaning.Filler ? FILLER : 0)));
        }
        return backwards(tokens, best);
    }

    /** The IT among words in lower case is a name of something. */
    private static boolean isAbbreviation(List<Token> tokens, Token token) {
        return token.isUpperCase()
                && token.text().length() > 1
                && tokens.stream().anyMatch(other -> !other.isUpperCase() && !other.startsWithDigit());
    }

    private record Proposal(int length, Candidate candidate) {}

    /** "In that year" says once more when. */
    private boolean isThatTime(List<Token> tokens, int at) {
        return tokens.get(at).lower().equals("that")
                && at + 1 < tokens.size()
                && cues.longest(tokens, at + 1)
                        .filter(match -> match.length() == 1 && match.cue().is(Cue.Operation.GRAIN))
                        .isPresent();
    }

    /** "sales 2011 by country": whoever writes keywords leaves the "in" out. */
    private boolean isAmongKeywords(List<Token> tokens, int at) {
        boolean compared = at > 0
                && cues.endsAt(tokens, at)
                        .filter(match -> match.cue().is(Cue.Operation.COMPARE))
                        .isPresent();
        return !compared && tokens.stream().map(Token::lower).noneMatch(cues::makesSentence);
    }

    private static List<Token> beforeTo(List<Token> tokens, int at) {
        int to = IntStream.range(at, tokens.size())
                .filter(place -> place > at && tokens.get(place).lower().equals("to"))
                .findFirst()
                .orElse(tokens.size());
        return tokens.subList(0, to);
    }

    /** From one time to another something grows; otherwise that is one time. */
    private boolean grows(List<Token> tokens) {
        return IntStream.range(0, tokens.size())
                .anyMatch(place -> cues.longest(tokens, place)
                        .filter(match -> match.cue().is(Cue.Operation.GROWTH))
                        .isPresent());
    }

    private List<Proposal> proposals(Source source, int at, boolean grows) {
        List<Proposal> proposals = new ArrayList<>();
        List<Token> tokens = source.tokens();
        boolean year = tokens.get(at).lower().equals("year")
                || at > 0 && BEFORE_YEAR.contains(tokens.get(at - 1).lower())
                || isAmongKeywords(tokens, at);
        cues.all(tokens, at).stream()
                .filter(match -> !isNumberOf(tokens, at, match) && !isOtherwiseNamed(source, at, match))
                .filter(match -> !isCutShort(source, at, match))
                .forEach(match -> proposals.add(
                        new Proposal(match.length(), Candidate.sure(new Meaning.Doing(match.cue()), weight(match)))));
        functionOf(tokens, at)
                .ifPresent(cue -> proposals.add(new Proposal(1, Candidate.sure(new Meaning.Doing(cue), CUE))));
        numbers.longest(tokens, at)
                .filter(match -> !isPronoun(tokens, at))
                .ifPresent(match -> proposals.add(
                        new Proposal(match.length(), Candidate.sure(new Meaning.Figure(match.number()), FIGURE))));
        boolean two = grows && tokens.get(at).lower().equals("between");
        dates.longest(grows ? beforeTo(tokens, at) : tokens, at, source.calendar(), year)
                .filter(match -> !two)
                .filter(match -> !isColumn(source, tokens.subList(at, at + match.length())))
                .ifPresent(match -> proposals.add(new Proposal(
                        match.length(), Candidate.sure(new Meaning.Time(match.period(), match.unit()), TIME))));
        return proposals;
    }

    /** A single word such as "share" may as well be a column; several words hardly are. */
    private static double weight(CueBook.Match match) {
        if (match.cue().isShape()) {
            return match.length() == 1 ? SHAPE_WORD : SHAPE;
        }
        if (match.cue().is(Cue.Operation.ORDINAL)) {
            return SHAPE;
        }
        if (match.isTrailing()) {
            return TRAILING;
        }
        return match.cue().is(Cue.Operation.GRAIN) ? GRAIN : CUE;
    }

    /** In "the one with the most" nothing is counted. */
    private static boolean isPronoun(List<Token> tokens, int at) {
        boolean one = tokens.get(at).lower().equals("one");
        boolean last = at + 1 == tokens.size();
        return one
                && (at > 0 && BEFORE_PRONOUN.contains(tokens.get(at - 1).lower()) && last
                        || !last && AFTER_PRONOUN.contains(tokens.get(at + 1).lower()));
    }

    /** In "average and minimum number of rooms" the number is what all the functions before are of. */
    private boolean isFunctionOf(List<Token> tokens, int at, CueBook.Match match) {
        boolean listed = at > 1
                && (tokens.get(at - 1).lower().equals("and")
                        || tokens.get(at - 1).lower().equals(","));
        int before = listed && tokens.get(at - 2).lower().equals(",") ? at - 2 : at - 1;
        boolean extreme = match.cue().is(Cue.Operation.MOST)
                && cues.longest(tokens, at + (tokens.get(at).lower().equals("the") ? 1 : 0))
                        .filter(some -> some.length() > 1)
                        .isPresent()
                && EXTREMES.contains(tokens.get(at + (tokens.get(at).lower().equals("the") ? 1 : 0))
                        .lower());
        return listed
                && extreme
                && cues.endsAt(tokens, before)
                        .filter(some -> some.cue().is(Cue.Operation.AGGREGATE)
                                || some.cue().is(Cue.Operation.EXTREME)
                                || some.cue().is(Cue.Operation.ADJECTIVE))
                        .isPresent();
    }

    /** The "minimum" of "maximum and minimum number of rooms", and the "number" of "number and average age". */
    private Optional<Cue> functionOf(List<Token> tokens, int at) {
        boolean shared = cues.all(tokens, at).stream().anyMatch(match -> isFunctionOf(tokens, at, match));
        if (shared) {
            return cues.longest(tokens.subList(0, at + 1), at).map(CueBook.Match::cue);
        }
        boolean counted = tokens.get(at).stem().equals("number")
                && at + 2 < tokens.size()
                && tokens.get(at + 1).lower().equals("and")
                && cues.longest(tokens, at + 2)
                        .filter(next -> next.cue().is(Cue.Operation.AGGREGATE))
                        .isPresent();
        return counted ? Optional.of(new Cue(Cue.Operation.COUNT, "")) : Optional.empty();
    }

    /** The first of "first name" is no place in an order where a column is called so. */
    private static boolean isFirstOfName(Source source, int at) {
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

    /** A "share" that a column is called by is no part of a whole; a "more" whose "than" follows is a comparison. */
    private boolean isOtherwiseNamed(Source source, int at, CueBook.Match match) {
        List<Token> tokens = source.tokens();
        boolean leading = match.isTrailing()
                && at + match.length() < tokens.size()
                && numbers.longest(tokens, at + match.length()).isPresent();
        if (leading || isFunctionOf(tokens, at, match) || match.length() == 1 && isFirstOfName(source, at)) {
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
    private static boolean isStored(Source source, Token token) {
        return !source.values().find(token.stem()).isEmpty()
                || !source.model().lexicon().find(token.stem()).isEmpty();
    }

    /** In "new members per year" they are those that came in each year. */
    private boolean isTimed(Source source) {
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

    /** Whether some table knows when a life, or a time of service, began. */
    private static boolean hasDate(Source source, Cue age) {
        return age.since().stream()
                .flatMap(word -> source.model().lexicon().find(Stems.of(word)).stream())
                .flatMap(hit -> hit.attribute().stream())
                .anyMatch(Attribute::isTemporal);
    }

    /** The "last year" that a column is called by is no time. */
    private static boolean isColumn(Source source, List<Token> span) {
        return span.size() > 1
                && source
                        .model()
                        .lexicon()
                        .find(span.stream().map(Token::stem).collect(Collectors.joining(" ")))
                        .stream()
                        .anyMatch(hit -> !hit.isTable() && hit.weight() >= CALLED);
    }

    private static boolean isColumn(Source source, Token token) {
        return !TIMES.contains(token.stem())
                && source.model().lexicon().find(token.stem()).stream().anyMatch(hit -> !hit.isTable());
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
        return counts
                && at > 0
                && !cues.isFiller(tokens.get(at - 1))
                && cues.endsAt(tokens, at).isEmpty();
    }

    /** Of "the highest number of rooms" only "the highest" is a cue where a column is called "number of rooms". */
    private boolean isCutShort(Source source, int at, CueBook.Match match) {
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

    /** A word such as "name" may also say nothing, where no column of that name is near. */
    private static List<Candidate> withFiller(List<Candidate> candidates) {
        List<Candidate> all = new ArrayList<>(candidates);
        all.add(Candidate.sure(new Meaning.Filler(), FILLER));
        return all;
    }

    private static void improve(Cut[] best, int at, int length, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        double weight = candidates.stream().mapToDouble(Candidate::weight).max().orElse(0);
        boolean cue = candidates.get(0).meaning() instanceof Meaning.Doing;
        double extra = cue ? EXTRA_CUE_WORD : EXTRA_WORD;
        double score = best[at].score() + weight * length + extra * (length - 1);
        Cut known = best[at + length];
        if (known == null || score > known.score()) {
            best[at + length] = new Cut(score, at, candidates);
        }
    }

    private static List<Segment> backwards(List<Token> tokens, Cut[] best) {
        List<Segment> segments = new ArrayList<>();
        for (int to = tokens.size(); to > 0; to = best[to].from()) {
            List<Token> span = tokens.subList(best[to].from(), to);
            String text = String.join(" ", span.stream().map(Token::text).toList());
            segments.add(new Segment(
                    text, span.get(0).start(), span.get(span.size() - 1).end(), best[to].candidates()));
        }
        Collections.reverse(segments);
        return segments;
    }
}
