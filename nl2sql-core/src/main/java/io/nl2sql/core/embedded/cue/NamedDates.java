package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.embedded.cue.Dates.Match;
import io.nl2sql.core.linking.Token;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, months, quarters, halves, years and decades called by their names: "5 March 2024", "Q3", "FY2025", "the 1990s". */
final class NamedDates {
    private static final Pattern YEAR = Pattern.compile("(1[89]|20)\\d\\d");
    private static final Pattern FISCAL = Pattern.compile("fy(?:(?:19|20)?\\d\\d)?");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?:(?:19|20)?\\d\\d)");
    private static final Pattern DECADE = Pattern.compile("(19|20)?(\\d)0s");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern ISO_MONTH = Pattern.compile("((?:19|20)\\d\\d)-(\\d{1,2})");
    private static final Pattern US_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("q([1-4])");
    private static final Pattern HALF = Pattern.compile("h([12])");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(st|nd|rd|th)?");
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "1st", 1, "2nd", 2, "3rd", 3, "4th", 4, "last", 0);
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int YEARS_OF_CENTURY = 100;

    private final CalendarWords words;

    NamedDates(CalendarWords words) {
        this.words = words;
    }

    Optional<Match> at(List<Token> tokens, int at, Calendar calendar) {
        return iso(word(tokens, at))
                .or(() -> month(tokens, at, calendar))
                .or(() -> dayFirst(tokens, at, calendar))
                .or(() -> part(tokens, at, calendar))
                .or(() -> decade(tokens, at));
    }

    static boolean isYear(String word) {
        return YEAR.matcher(word).matches();
    }

    static String word(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() && !tokens.get(at).quoted()
                ? tokens.get(at).lower()
                : "";
    }

    static Period year(int year) {
        LocalDate from = LocalDate.of(year, 1, 1);
        return Period.of(from, from.plusYears(1), Integer.toString(year));
    }

    static Optional<Match> iso(String word) {
        Matcher day = ISO_DAY.matcher(word);
        if (day.matches()) {
            return day(1, number(day, 1), number(day, 2), number(day, 3));
        }
        Matcher month = ISO_MONTH.matcher(word);
        if (month.matches() && number(month, 2) >= 1 && number(month, 2) <= 12) {
            return Optional.of(new Match(1, month(YearMonth.of(number(month, 1), number(month, 2)))));
        }
        Matcher us = US_DAY.matcher(word);
        return us.matches() ? day(1, number(us, 3), number(us, 1), number(us, 2)) : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Optional<Match> day(int length, int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return Optional.of(new Match(length, Period.of(date, date.plusDays(1), date.toString())));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Period month(YearMonth month) {
        String name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return Period.of(month.atDay(1), month.plusMonths(1).atDay(1), name + " " + month.getYear());
    }

    /** A year however it is said: "2025", "year 2025", "FY25", "fiscal year 2025", "this year", "last fiscal year". */
    Optional<Match> year(List<Token> tokens, int at, Calendar calendar, boolean bare) {
        boolean fiscal = words.is("fiscal", tokens, at);
        int next = fiscal || words.is("calendar", tokens, at) ? at + 1 : at;
        boolean said = words.is("year", tokens, next);
        int number = said ? words.skip("of", tokens, next + 1) : next;
        if (isYear(word(tokens, number)) && (said || bare && next == at)) {
            int year = Integer.parseInt(word(tokens, number));
            return Optional.of(new Match(number + 1 - at, fiscal ? fiscal(year, calendar) : year(year)));
        }
        return shortFiscal(tokens, at, calendar).or(() -> relativeYear(tokens, at, calendar));
    }

    private static Optional<Match> shortFiscal(List<Token> tokens, int at, Calendar calendar) {
        String word = word(tokens, at);
        if (!FISCAL.matcher(word).matches()) {
            return Optional.empty();
        }
        boolean apart = word.equals("fy");
        String digits = apart ? word(tokens, at + 1) : word.substring(2);
        if (!SHORT_YEAR.matcher(digits).matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(digits);
        int full = year < YEARS_OF_CENTURY
                ? calendar.today().getYear() / YEARS_OF_CENTURY * YEARS_OF_CENTURY + year
                : year;
        return Optional.of(new Match(apart ? 2 : 1, fiscal(full, calendar)));
    }

    private Optional<Match> relativeYear(List<Token> tokens, int at, Calendar calendar) {
        int shift = words.is("last", tokens, at) ? -1 : words.is("next", tokens, at) ? 1 : 0;
        if (shift == 0 && !words.is("this", tokens, at)) {
            return Optional.empty();
        }
        boolean fiscal = words.is("fiscal", tokens, at + 1);
        int next = fiscal || words.is("calendar", tokens, at + 1) ? at + 2 : at + 1;
        if (!words.is("year", tokens, next) || !word(tokens, next).equals("year")) {
            return Optional.empty();
        }
        FiscalYear years = fiscal ? calendar.fiscalYear() : FiscalYear.calendar();
        LocalDate from = years.startOf(calendar.today()).plusYears(shift);
        Period period = fiscal ? fiscal(years.nameOf(from), calendar) : year(from.getYear());
        return Optional.of(new Match(next + 1 - at, period));
    }

    private static Period fiscal(int name, Calendar calendar) {
        LocalDate from = calendar.fiscalYear().startOf(name);
        return Period.of(from, from.plusYears(1), "fiscal year " + name);
    }

    /** "March 2026", "March 5, 2026", "April of last year", "March" (the latest one that has begun). */
    private Optional<Match> month(List<Token> tokens, int at, Calendar calendar) {
        Optional<Integer> month = words.month(tokens, at);
        if (month.isEmpty() || isOtherWord(tokens, at)) {
            return Optional.empty();
        }
        Matcher day = DAY.matcher(word(tokens, at + 1));
        if (day.matches()) {
            int skip = word(tokens, at + 2).equals(",") ? 3 : 2;
            if (isYear(word(tokens, at + skip))) {
                return day(skip + 1, Integer.parseInt(word(tokens, at + skip)), month.get(), number(day, 1));
            }
            return day.group(2) == null
                    ? ofMonth(tokens, at, at + 1, month.get(), calendar)
                    : latest(2, month.get(), number(day, 1), calendar);
        }
        return ofMonth(tokens, at, at + 1, month.get(), calendar);
    }

    private Optional<Match> ofMonth(List<Token> tokens, int at, int next, int month, Calendar calendar) {
        Optional<Match> year = yearAfter(tokens, next, calendar);
        if (year.isPresent()) {
            LocalDate from = year.get().period().from().orElseThrow();
            int passed = (month - from.getMonthValue() + 12) % 12;
            return Optional.of(new Match(
                    next - at + year.get().length(), month(YearMonth.from(from).plusMonths(passed))));
        }
        LocalDate today = calendar.today();
        int latest = month <= today.getMonthValue() ? today.getYear() : today.getYear() - 1;
        return Optional.of(new Match(next - at, month(YearMonth.of(latest, month))));
    }

    private Optional<Match> yearAfter(List<Token> tokens, int at, Calendar calendar) {
        int next = words.skip("of", tokens, at);
        return year(tokens, next, calendar, true).map(match -> new Match(next - at + match.length(), match.period()));
    }

    private static Optional<Match> latest(int length, int month, int day, Calendar calendar) {
        int year = calendar.today().getYear();
        Optional<Match> match = day(length, year, month, day);
        boolean ahead = match.flatMap(some -> some.period().from())
                .filter(from -> from.isAfter(calendar.today()))
                .isPresent();
        return ahead ? day(length, year - 1, month, day) : match;
    }

    /** "May" and "March" are verbs where they are small, unless something says that they are months. */
    private static boolean isOtherWord(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.isCapitalised()) {
            return false;
        }
        boolean month = isYear(word(tokens, at + 1))
                || List.of("in", "of", "since", "until", "for", "by", "from", "to", "during", "and")
                        .contains(word(tokens, at - 1));
        return token.lower().equals("may") && !month || token.lower().equals("march") && at == 0 && !month;
    }

    private Optional<Match> dayFirst(List<Token> tokens, int at, Calendar calendar) {
        Matcher day = DAY.matcher(word(tokens, at));
        int skip = word(tokens, at + 1).equals("of") ? 2 : 1;
        Optional<Integer> month = words.month(tokens, at + skip);
        if (!day.matches() || month.isEmpty()) {
            return Optional.empty();
        }
        int comma = word(tokens, at + skip + 1).equals(",") && isYear(word(tokens, at + skip + 2)) ? 1 : 0;
        String year = word(tokens, at + skip + comma + 1);
        return isYear(year)
                ? day(skip + comma + 2, Integer.parseInt(year), month.get(), number(day, 1))
                : latest(skip + 1, month.get(), number(day, 1), calendar);
    }

    /** "Q3 2025", "third quarter of 2025", "H1 2025", "first half of last fiscal year"; without a year, this year's. */
    private Optional<Match> part(List<Token> tokens, int at, Calendar calendar) {
        Matcher quarter = QUARTER.matcher(word(tokens, at));
        Matcher half = HALF.matcher(word(tokens, at));
        if (quarter.matches()) {
            return ofYear(tokens, at, at + 1, number(quarter, 1), MONTHS_OF_QUARTER, false, calendar);
        }
        if (half.matches()) {
            return ofYear(tokens, at, at + 1, number(half, 1), 2 * MONTHS_OF_QUARTER, false, calendar);
        }
        boolean fiscal = words.is("fiscal", tokens, at + 1);
        int noun = fiscal ? at + 2 : at + 1;
        Integer ordinal = ORDINALS.get(word(tokens, at));
        if (ordinal == null
                || ordinal == 0
                        && (fiscal || yearAfter(tokens, noun + 1, calendar).isEmpty())) {
            return Optional.empty();
        }
        if (words.is("quarter", tokens, noun)) {
            return ofYear(tokens, at, noun + 1, ordinal == 0 ? 4 : ordinal, MONTHS_OF_QUARTER, fiscal, calendar);
        }
        return words.is("half", tokens, noun) && ordinal <= 2
                ? ofYear(tokens, at, noun + 1, ordinal == 0 ? 2 : ordinal, 2 * MONTHS_OF_QUARTER, fiscal, calendar)
                : Optional.empty();
    }

    private Optional<Match> ofYear(
            List<Token> tokens, int at, int next, int part, int size, boolean fiscal, Calendar calendar) {
        Optional<Match> named = yearAfter(tokens, next, calendar);
        FiscalYear years = fiscal ? calendar.fiscalYear() : FiscalYear.calendar();
        Period year = named.map(Match::period).orElseGet(() -> {
            LocalDate start = years.startOf(calendar.today());
            return Period.of(start, start.plusYears(1), Integer.toString(years.nameOf(start)));
        });
        LocalDate from = year.from().orElseThrow().plusMonths((long) (part - 1) * size);
        String spoken = (size == MONTHS_OF_QUARTER ? "Q" : "H") + part + " of " + year.spoken();
        int length = next - at + named.map(Match::length).orElse(0);
        return Optional.of(new Match(length, Period.of(from, from.plusMonths(size), spoken)));
    }

    private static Optional<Match> decade(List<Token> tokens, int at) {
        Matcher decade = DECADE.matcher(word(tokens, at));
        if (!decade.matches()) {
            return Optional.empty();
        }
        int tens = Integer.parseInt(decade.group(2)) * 10;
        int century = decade.group(1) != null ? Integer.parseInt(decade.group(1)) : tens < 30 ? 20 : 19;
        LocalDate from = LocalDate.of(century * YEARS_OF_CENTURY + tens, 1, 1);
        return Optional.of(new Match(1, Period.of(from, from.plusYears(10), "the " + from.getYear() + "s")));
    }
}
