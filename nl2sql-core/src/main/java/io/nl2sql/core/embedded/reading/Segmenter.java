package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Calendar;
import io.nl2sql.core.embedded.cue.Cue;
import io.nl2sql.core.embedded.cue.CueBook;
import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Numbers;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.linking.SchemaModel;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.ValueIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cuts a question's tokens into the runs of words that say most, each with its possible meanings. */
public final class Segmenter {
    private static final String HOW = "how";
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
    private final SharedFunctions functions;
    private final OtherUses otherUses;

    /** What one reading of the words needs beside them. */
    public record Source(List<Token> tokens, SchemaModel model, ValueIndex values, Calendar calendar) {}

    private record Cut(double score, int from, List<Candidate> candidates) {}

    public Segmenter(CueBook cues) {
        this.cues = cues;
        this.numbers = new Numbers();
        this.dates = new Dates(numbers);
        this.functions = new SharedFunctions(cues);
        this.otherUses = new OtherUses(cues, numbers, dates, functions);
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
                String first = tokens.get(at).lower();
                boolean opening = at == 0 && length == 1 && (cues.isAsking(first) || first.equals(HOW));
                List<Candidate> candidates = opening ? List.of() : spans.names(at, at + length);
                boolean said = length == 1 && !candidates.isEmpty() && cues.isFiller(tokens.get(at));
                improve(best, at, length, said ? withFiller(candidates) : candidates);
            }
            Optional<Period> seen = before.map(Candidate::meaning)
                    .filter(Meaning.Time.class::isInstance)
                    .map(time -> ((Meaning.Time) time).period());
            Optional<Dates.Match> earlier = dates.earlier(tokens, at, source.calendar(), seen);
            if (earlier.isPresent()) {
                improve(best, at, earlier.get().length(), List.of(time(earlier.get())));
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
            boolean said = cues.isFiller(token) || cues.isTitle(tokens, at);
            boolean filler = said && !isAbbreviation(tokens, token);
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
                || at > 0 && cues.comesBeforeYear(tokens.get(at - 1).lower())
                || isAmongKeywords(tokens, at);
        cues.all(tokens, at).stream()
                .filter(match -> !otherUses.has(source, at, match))
                .forEach(match -> proposals.add(
                        new Proposal(match.length(), Candidate.sure(new Meaning.Doing(match.cue()), weight(match)))));
        functions
                .at(tokens, at)
                .ifPresent(cue -> proposals.add(new Proposal(1, Candidate.sure(new Meaning.Doing(cue), CUE))));
        numbers.longest(tokens, at)
                .filter(match -> !OtherUses.isPronoun(tokens, at))
                .ifPresent(match -> proposals.add(
                        new Proposal(match.length(), Candidate.sure(new Meaning.Figure(match.number()), FIGURE))));
        boolean two = grows && tokens.get(at).lower().equals("between");
        dates.longest(grows ? beforeTo(tokens, at) : tokens, at, source.calendar(), year)
                .filter(match -> !two)
                .filter(match -> !OtherUses.isColumn(source, tokens.subList(at, at + match.length())))
                .ifPresent(match -> proposals.add(new Proposal(match.length(), time(match))));
        return proposals;
    }

    private static Candidate time(Dates.Match match) {
        return Candidate.sure(new Meaning.Time(match.period(), match.unit()), TIME);
    }

    /** A single word such as "share" may as well be a column; several words hardly are. */
    private static double weight(CueBook.Match match) {
        if (match.cue().isShape()) {
            return match.length() == 1 ? SHAPE_WORD : SHAPE;
        }
        if (match.cue().is(Cue.Operation.ORDINAL) || match.cue().is(Cue.Operation.LATE) && match.length() > 1) {
            return SHAPE;
        }
        if (match.isTrailing()) {
            return TRAILING;
        }
        return match.cue().is(Cue.Operation.GRAIN) ? GRAIN : CUE;
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
