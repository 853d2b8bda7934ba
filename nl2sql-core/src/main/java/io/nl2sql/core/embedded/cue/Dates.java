package io.nl2sql.core.embedded.cue;

import static io.nl2sql.core.embedded.cue.NamedDates.word;

import io.nl2sql.core.linking.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads calendar expressions as half-open intervals of days, relative ones from a given day. */
public final class Dates {
    private final CalendarWords words = new CalendarWords();
    private final NamedDates named = new NamedDates(words);
    private final RelativeDates relative;
    private final EarlierDates earlier = new EarlierDates(words);
    private final Numbers numbers;

    /**
     * A period that starts at some token.
     *
     * @param unit what the period is counted in, "the last six months"
     */
    public record Match(int length, Period period, Optional<Unit> unit) {
        Match(int length, Period period) {
            this(length, period, Optional.empty());
        }
    }

    public Dates(Numbers numbers) {
        this.numbers = numbers;
        this.relative = new RelativeDates(words, numbers);
    }

    /** The longest calendar expression that starts at the token; a bare year only where {@code yearExpected}. */
    public Optional<Match> longest(List<Token> tokens, int at, Calendar calendar, boolean yearExpected) {
        if (tokens.get(at).quoted()) {
            return NamedDates.iso(tokens.get(at).lower());
        }
        return range(tokens, at, calendar, yearExpected)
                .or(() -> edge(tokens, at, calendar))
                .or(() -> single(tokens, at, calendar, yearExpected));
    }

    /** A time that is told by another, as in "the same month a year earlier". */
    public Optional<Match> earlier(List<Token> tokens, int at, Calendar calendar, Optional<Period> seen) {
        return earlier.at(tokens, at, calendar, seen);
    }

    /** The year that a number spells, as a period. */
    public static Optional<Period> year(BigDecimal number) {
        String digits = number.toPlainString();
        return NamedDates.isYear(digits) ? Optional.of(NamedDates.year(Integer.parseInt(digits))) : Optional.empty();
    }

    private Optional<Match> single(List<Token> tokens, int at, Calendar calendar, boolean yearExpected) {
        return named.at(tokens, at, calendar)
                .or(() -> longer(relative.at(tokens, at, calendar), named.year(tokens, at, calendar, yearExpected)));
    }

    private static Optional<Match> longer(Optional<Match> one, Optional<Match> other) {
        boolean second = one.isEmpty()
                || other.isPresent() && other.get().length() > one.get().length();
        return second ? other : one;
    }

    /** "the start of this quarter", "the end of 2025": a day. */
    private Optional<Match> edge(List<Token> tokens, int at, Calendar calendar) {
        int start = words.length("start", tokens, at);
        int end = words.length("end", tokens, at);
        if (start == 0 && end == 0) {
            return Optional.empty();
        }
        int next = words.skip("of", tokens, at + Math.max(start, end));
        return next >= tokens.size()
                ? Optional.empty()
                : single(tokens, next, calendar, true)
                        .filter(match -> !match.period().isOpen())
                        .map(match -> new Match(next + match.length() - at, day(match.period(), start > 0)));
    }

    private static Period day(Period period, boolean first) {
        LocalDate day =
                first ? period.from().orElseThrow() : period.to().orElseThrow().minusDays(1);
        return Period.of(day, day.plusDays(1), day.toString());
    }

    /** "from January to March 2025", "between 1 and 5 January 2026", "2009 through 2011". */
    private Optional<Match> range(List<Token> tokens, int at, Calendar calendar, boolean yearExpected) {
        boolean between = word(tokens, at).equals("between");
        boolean from = word(tokens, at).equals("from");
        int left = between || from ? words.skip("of", tokens, at + 1) : at;
        if (left >= tokens.size()) {
            return Optional.empty();
        }
        Optional<Match> first = single(tokens, left, calendar, between || from || yearExpected);
        int after = left + first.map(Match::length).orElse(1);
        int joint = between && word(tokens, after).equals("and") ? 1 : words.length("through", tokens, after);
        int right = words.skip("of", tokens, after + joint);
        if (joint == 0 || between && joint != 1 || right >= tokens.size()) {
            return Optional.empty();
        }
        Optional<Match> second = single(tokens, right, calendar, true);
        return second.filter(match -> !match.period().isOpen()).flatMap(end -> {
            Optional<Period> start = start(tokens, left, first, end.period());
            return start.filter(some -> isBefore(some, end.period()))
                    .map(some -> new Match(right + end.length() - at, some.through(end.period())));
        });
    }

    private static boolean isBefore(Period start, Period end) {
        return !start.isOpen() && start.from().orElseThrow().isBefore(end.to().orElseThrow());
    }

    /** Where the first side says less than the second, the second fills it: a bare day, or a month without its year. */
    private Optional<Period> start(List<Token> tokens, int left, Optional<Match> first, Period end) {
        LocalDate month = end.from().orElseThrow();
        if (first.isEmpty()) {
            return numbers.longest(tokens, left)
                    .map(match -> match.number().intValue())
                    .filter(day -> day > 0 && day <= month.lengthOfMonth())
                    .filter(day -> end.to().orElseThrow().equals(month.plusDays(1)))
                    .map(month::withDayOfMonth)
                    .map(day -> Period.of(day, day.plusDays(1), day.toString()));
        }
        Period start = first.get().period();
        boolean bareMonth =
                first.get().length() == 1 && words.month(tokens, left).isPresent();
        if (!bareMonth) {
            return Optional.of(start);
        }
        LocalDate from = start.from().orElseThrow().withYear(month.getYear());
        LocalDate fitting = from.isAfter(month) ? from.minusYears(1) : from;
        return Optional.of(Period.of(
                fitting, fitting.plusMonths(1), start.spoken().replaceAll(" \\d+$", "") + " " + fitting.getYear()));
    }
}
