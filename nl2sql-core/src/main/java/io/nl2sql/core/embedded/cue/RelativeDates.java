package io.nl2sql.core.embedded.cue;

import static io.nl2sql.core.embedded.cue.NamedDates.word;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.embedded.cue.Dates.Match;
import io.nl2sql.core.linking.Token;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dates seen from today: "last month", "the past 90 days", "two months ago", "this year so far", "YTD". */
final class RelativeDates {
    private static final Map<String, Unit> TO_DATE =
            Map.of("ytd", Unit.YEAR, "fytd", Unit.YEAR, "qtd", Unit.QUARTER, "mtd", Unit.MONTH, "wtd", Unit.WEEK);
    private static final int MOST = 1000;

    private final CalendarWords words;
    private final Numbers numbers;

    RelativeDates(CalendarWords words, Numbers numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    Optional<Match> at(List<Token> tokens, int at, Calendar calendar) {
        return day(tokens, at, calendar)
                .or(() -> counted(tokens, at, calendar))
                .or(() -> ago(tokens, at, calendar))
                .or(() -> distant(tokens, at, calendar))
                .or(() -> aged(tokens, at, calendar))
                .or(() -> unit(tokens, at, calendar))
                .or(() -> toDate(tokens, at, calendar))
                .or(() -> open(tokens, at, calendar));
    }

    private Optional<Match> day(List<Token> tokens, int at, Calendar calendar) {
        Map<String, Integer> days =
                Map.of("today", 0, "yesterday", -1, "tomorrow", 1, "beforeyesterday", -2, "aftertomorrow", 2);
        for (Map.Entry<String, Integer> some : days.entrySet()) {
            int length = words.length(some.getKey(), tokens, at);
            if (length > 0) {
                LocalDate day = calendar.today().plusDays(some.getValue());
                return Optional.of(new Match(length, Period.of(day, day.plusDays(1), day.toString())));
            }
        }
        return Optional.empty();
    }

    /** A number of units: of words or figures, "a" is one. */
    private record Amount(int length, int count, Unit unit, boolean whole) {}

    private Optional<Amount> amount(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        boolean one = word(tokens, at).equals("a") || word(tokens, at).equals("an");
        Optional<Numbers.Match> number = one ? Optional.empty() : numbers.longest(tokens, at);
        if (!one
                && number.filter(some ->
                                some.number().intValue() > 0 && some.number().intValue() < MOST)
                        .isEmpty()) {
            return Optional.empty();
        }
        int next = at + number.map(Numbers.Match::length).orElse(1);
        int noun = words.skip("whole", tokens, next);
        int count = number.map(some -> some.number().intValue()).orElse(1);
        return Unit.at(words, tokens, noun).map(unit -> new Amount(noun + 1 - at, count, unit, noun > next));
    }

    /** "last 30 days": up to and including today; "last six complete months": before the running one. */
    private Optional<Match> counted(List<Token> tokens, int at, Calendar calendar) {
        boolean last = words.is("last", tokens, at);
        boolean next = words.is("next", tokens, at);
        if (!last && !next) {
            return Optional.empty();
        }
        int early = words.skip("whole", tokens, at + 1);
        return amount(tokens, early).map(amount -> {
            boolean whole = amount.whole() || early > at + 1;
            int length = early + amount.length() - at;
            return new Match(length, counted(amount, whole, next, calendar), Optional.of(amount.unit()));
        });
    }

    private static Period counted(Amount amount, boolean whole, boolean next, Calendar calendar) {
        LocalDate today = calendar.today();
        Unit unit = amount.unit();
        LocalDate running = unit.startOf(today, FiscalYear.calendar());
        String count = amount.count() + " " + unit.name().toLowerCase(java.util.Locale.ROOT) + "s";
        if (next) {
            LocalDate end = unit.plus(today, amount.count());
            return Period.of(today, end.plusDays(1), "the next " + count + " (until " + end + ")");
        }
        if (whole) {
            return described(Period.of(unit.plus(running, -amount.count()), running, "the last " + count));
        }
        LocalDate from = unit.plus(today, -amount.count());
        return Period.of(from, today.plusDays(1), "the last " + count + " (since " + from + ")");
    }

    /** "two months ago" is the whole month. */
    private Optional<Match> ago(List<Token> tokens, int at, Calendar calendar) {
        return amount(tokens, at)
                .filter(amount -> words.is("ago", tokens, at + amount.length()))
                .map(amount -> new Match(
                        amount.length() + 1,
                        described(amount.unit()
                                .shifted(
                                        calendar,
                                        FiscalYear.calendar(),
                                        -amount.count(),
                                        spoken(tokens, at, amount.length() + 1)))));
    }

    /** "more than two years ago", "for more than ten years", "less than a month ago". */
    private Optional<Match> distant(List<Token> tokens, int at, Calendar calendar) {
        boolean lasting = word(tokens, at).equals("for");
        int start = lasting ? at + 1 : at;
        int beyond = words.length("beyond", tokens, start);
        int within = words.length("within", tokens, start);
        int comparison = Math.max(beyond, within);
        Optional<Amount> amount = comparison == 0 ? Optional.empty() : amount(tokens, start + comparison);
        if (amount.isEmpty() || lasting && amount.get().unit() == Unit.DAY) {
            return Optional.empty();
        }
        int length = start + comparison + amount.get().length() - at;
        boolean ago = words.is("ago", tokens, at + length);
        if (!ago && !lasting) {
            return Optional.empty();
        }
        int whole = ago ? length + 1 : length;
        LocalDate day = amount.get().unit().plus(calendar.today(), -amount.get().count());
        String spoken = spoken(tokens, at, whole);
        Period period = beyond > 0
                ? new Period(Optional.empty(), Optional.of(day), spoken + " (before " + day + ")")
                : Period.of(day, calendar.today().plusDays(1), spoken + " (since " + day + ")");
        return Optional.of(new Match(whole, period));
    }

    /** "Older than 90 days": of a day before those. Years are the age of people. */
    private Optional<Match> aged(List<Token> tokens, int at, Calendar calendar) {
        int older = words.length("older", tokens, at);
        int newer = words.length("newer", tokens, at);
        int comparison = Math.max(older, newer);
        Optional<Amount> amount = comparison == 0
                ? Optional.empty()
                : amount(tokens, at + comparison).filter(some -> some.unit() != Unit.YEAR);
        return amount.map(some -> {
            int length = comparison + some.length();
            LocalDate day = some.unit().plus(calendar.today(), -some.count());
            String spoken = spoken(tokens, at, length);
            return new Match(
                    length,
                    older > 0
                            ? new Period(Optional.empty(), Optional.of(day), spoken + " (before " + day + ")")
                            : Period.of(day, calendar.today().plusDays(1), spoken + " (since " + day + ")"));
        });
    }

    /** "last month", "this quarter so far", "next year", "so far this year", "last fiscal quarter". */
    private Optional<Match> unit(List<Token> tokens, int at, Calendar calendar) {
        int before = words.length("sofar", tokens, at);
        int start = at + before;
        int shift = words.is("last", tokens, start) ? -1 : words.is("next", tokens, start) ? 1 : 0;
        if (shift == 0 && !words.is("this", tokens, start)) {
            return Optional.empty();
        }
        boolean fiscal = words.is("fiscal", tokens, start + 1);
        int noun = fiscal || words.is("whole", tokens, start + 1) ? start + 2 : start + 1;
        FiscalYear years = fiscal ? calendar.fiscalYear() : FiscalYear.calendar();
        Optional<Unit> unit = Unit.at(words, tokens, noun);
        if (unit.isEmpty() || word(tokens, noun).endsWith("s")) {
            return Optional.empty();
        }
        int after = words.length("sofar", tokens, noun + 1);
        int length = noun + 1 + after - at;
        if (words.is("rolling", tokens, start) && noun == start + 1) {
            LocalDate from = unit.get().plus(calendar.today(), -1);
            return Optional.of(new Match(
                    length, described(Period.of(from, calendar.today().plusDays(1), spoken(tokens, at, length)))));
        }
        Period period = unit.get().shifted(calendar, years, shift, spoken(tokens, at, length));
        return Optional.of(new Match(length, described(before + after > 0 ? soFar(period, calendar) : period)));
    }

    private static Period soFar(Period period, Calendar calendar) {
        return new Period(period.from(), Optional.of(calendar.today().plusDays(1)), period.spoken());
    }

    /** "year to date", "fiscal year to date", "YTD", "month to date". */
    private Optional<Match> toDate(List<Token> tokens, int at, Calendar calendar) {
        boolean fiscal = words.is("fiscal", tokens, at) || word(tokens, at).equals("fytd");
        int noun = words.is("fiscal", tokens, at) ? at + 1 : at;
        int spelled = words.length("todate", tokens, noun + 1);
        Unit unit = spelled > 0 ? Unit.at(words, tokens, noun).orElse(null) : TO_DATE.get(word(tokens, noun));
        if (unit == null) {
            return Optional.empty();
        }
        FiscalYear years = fiscal ? calendar.fiscalYear() : FiscalYear.calendar();
        int length = noun + 1 + spelled - at;
        return Optional.of(new Match(
                length, described(soFar(unit.shifted(calendar, years, 0, spoken(tokens, at, length)), calendar))));
    }

    /** "so far" and "still ahead" alone. */
    private Optional<Match> open(List<Token> tokens, int at, Calendar calendar) {
        LocalDate tomorrow = calendar.today().plusDays(1);
        int soFar = words.length("sofar", tokens, at);
        int ahead = words.length("ahead", tokens, at);
        if (soFar == 0 && ahead == 0) {
            return Optional.empty();
        }
        Period period = soFar > 0
                ? new Period(Optional.empty(), Optional.of(tomorrow), "until today")
                : new Period(Optional.of(tomorrow), Optional.empty(), "after today");
        return Optional.of(new Match(Math.max(soFar, ahead), period));
    }

    private static String spoken(List<Token> tokens, int at, int length) {
        return String.join(
                " ", tokens.subList(at, at + length).stream().map(Token::lower).toList());
    }

    private static Period described(Period period) {
        LocalDate last = period.to().orElseThrow().minusDays(1);
        String days = period.from().orElseThrow().equals(last)
                ? last.toString()
                : period.from().orElseThrow() + " to " + last;
        return new Period(period.from(), period.to(), period.spoken() + " (" + days + ")");
    }
}
