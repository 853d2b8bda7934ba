package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.linking.Resources;
import io.nl2sql.core.linking.Token;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calendar expressions as half-open intervals of days, relative ones from a given day. */
public final class Dates {
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern ISO_MONTH = Pattern.compile("((?:19|20)\\d\\d)-(\\d{1,2})");
    private static final Pattern US_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("q([1-4])");
    private static final Pattern HALF = Pattern.compile("h([12])");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(st|nd|rd|th)?");
    private static final Set<String> LAST = Set.of("last", "previous", "past", "prior");
    private static final Set<String> THIS = Set.of("this", "current");
    private static final Set<String> NEXT = Set.of("next", "coming");
    private static final Map<String, Integer> ORDINALS = Map.of("first", 1, "second", 2, "third", 3, "fourth", 4);
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "day", ChronoUnit.DAYS,
            "week", ChronoUnit.WEEKS,
            "month", ChronoUnit.MONTHS,
            "year", ChronoUnit.YEARS);
    private static final int MONTHS_OF_QUARTER = 3;

    private final Map<String, Integer> months = months();
    private final Numbers numbers;

    /** A period that starts at some token. */
    public record Match(int length, Period period) {}

    public Dates(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The longest calendar expression that starts at the token; a bare year only where {@code yearExpected}. */
    public Optional<Match> longest(List<Token> tokens, int at, LocalDate today, boolean yearExpected) {
        String word = word(tokens, at);
        if (tokens.get(at).quoted()) {
            return iso(word);
        }
        return iso(word)
                .or(() -> month(tokens, at, today))
                .or(() -> dayFirst(tokens, at))
                .or(() -> part(tokens, at, today))
                .or(() -> rolling(tokens, at, today))
                .or(() -> relative(tokens, at, today))
                .or(() -> toDate(tokens, at, today))
                .or(() -> yearExpected ? year(tokens, at) : Optional.empty());
    }

    /** The year that a number spells, as a period. */
    public static Optional<Period> year(BigDecimal number) {
        String digits = number.toPlainString();
        return YEAR.matcher(digits).matches() ? Optional.of(yearPeriod(Integer.parseInt(digits))) : Optional.empty();
    }

    private static String word(List<Token> tokens, int at) {
        return at < tokens.size() ? tokens.get(at).lower() : "";
    }

    private static Optional<Match> year(List<Token> tokens, int at) {
        String word = word(tokens, at);
        int skip = word(tokens, at + 1).equals("of") ? 2 : 1;
        if (word.equals("year") && YEAR.matcher(word(tokens, at + skip)).matches()) {
            return Optional.of(new Match(skip + 1, yearPeriod(Integer.parseInt(word(tokens, at + skip)))));
        }
        return YEAR.matcher(word).matches()
                ? Optional.of(new Match(1, yearPeriod(Integer.parseInt(word))))
                : Optional.empty();
    }

    private static Period yearPeriod(int year) {
        return months(LocalDate.of(year, 1, 1), 12, Integer.toString(year));
    }

    private static Period months(LocalDate from, int count, String spoken) {
        return Period.of(from, from.plusMonths(count), spoken);
    }

    private static Optional<Match> iso(String word) {
        Matcher day = ISO_DAY.matcher(word);
        if (day.matches()) {
            return day(1, number(day, 1), number(day, 2), number(day, 3));
        }
        Matcher month = ISO_MONTH.matcher(word);
        if (month.matches() && number(month, 2) >= 1 && number(month, 2) <= 12) {
            return Optional.of(new Match(1, monthPeriod(YearMonth.of(number(month, 1), number(month, 2)))));
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

    private static Period monthPeriod(YearMonth month) {
        String name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return months(month.atDay(1), 1, name + " " + month.getYear());
    }

    /** "March 2026", "March 5, 2026", "March" (the latest one that has begun). */
    private Optional<Match> month(List<Token> tokens, int at, LocalDate today) {
        Integer month = months.get(word(tokens, at));
        if (month == null || isModalMay(tokens, at)) {
            return Optional.empty();
        }
        Matcher day = DAY.matcher(word(tokens, at + 1));
        if (day.matches()) {
            int skip = word(tokens, at + 2).equals(",") ? 3 : 2;
            return YEAR.matcher(word(tokens, at + skip)).matches()
                    ? day(skip + 1, Integer.parseInt(word(tokens, at + skip)), month, number(day, 1))
                    : Optional.empty();
        }
        int skip = word(tokens, at + 1).equals("of") || word(tokens, at + 1).equals(",") ? 2 : 1;
        if (YEAR.matcher(word(tokens, at + skip)).matches()) {
            int year = Integer.parseInt(word(tokens, at + skip));
            return Optional.of(new Match(skip + 1, monthPeriod(YearMonth.of(year, month))));
        }
        int year = month <= today.getMonthValue() ? today.getYear() : today.getYear() - 1;
        return Optional.of(new Match(1, monthPeriod(YearMonth.of(year, month))));
    }

    private static boolean isModalMay(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        return token.lower().equals("may") && !token.isCapitalised()
                || token.lower().equals("march") && !token.isCapitalised() && at == 0;
    }

    private Optional<Match> dayFirst(List<Token> tokens, int at) {
        Matcher day = DAY.matcher(word(tokens, at));
        int skip = word(tokens, at + 1).equals("of") ? 2 : 1;
        Integer month = months.get(word(tokens, at + skip));
        boolean full = day.matches()
                && month != null
                && YEAR.matcher(word(tokens, at + skip + 1)).matches();
        return full
                ? day(skip + 2, Integer.parseInt(word(tokens, at + skip + 1)), month, number(day, 1))
                : Optional.empty();
    }

    /** "Q3 2025", "third quarter of 2025", "H1 2025", "first half of 2025"; without a year, this year's. */
    private static Optional<Match> part(List<Token> tokens, int at, LocalDate today) {
        Matcher quarter = QUARTER.matcher(word(tokens, at));
        Matcher half = HALF.matcher(word(tokens, at));
        Integer ordinal = ORDINALS.get(word(tokens, at));
        if (quarter.matches()) {
            return ofYear(tokens, at + 1, 1, number(quarter, 1), MONTHS_OF_QUARTER, today);
        }
        if (half.matches()) {
            return ofYear(tokens, at + 1, 1, number(half, 1), 2 * MONTHS_OF_QUARTER, today);
        }
        if (ordinal != null && word(tokens, at + 1).equals("quarter")) {
            return ofYear(tokens, at + 2, 2, ordinal, MONTHS_OF_QUARTER, today);
        }
        return ordinal != null && ordinal <= 2 && word(tokens, at + 1).equals("half")
                ? ofYear(tokens, at + 2, 2, ordinal, 2 * MONTHS_OF_QUARTER, today)
                : Optional.empty();
    }

    private static Optional<Match> ofYear(
            List<Token> tokens, int next, int length, int part, int size, LocalDate today) {
        int skip = word(tokens, next).equals("of") ? 1 : 0;
        boolean named = YEAR.matcher(word(tokens, next + skip)).matches();
        int year = named ? Integer.parseInt(word(tokens, next + skip)) : today.getYear();
        LocalDate from = LocalDate.of(year, 1, 1).plusMonths((long) (part - 1) * size);
        String spoken = (size == MONTHS_OF_QUARTER ? "Q" : "H") + part + " " + year;
        return Optional.of(new Match(named ? length + skip + 1 : length, months(from, size, spoken)));
    }

    /** "last 30 days", "past three months": up to and including today. */
    private Optional<Match> rolling(List<Token> tokens, int at, LocalDate today) {
        if (!LAST.contains(word(tokens, at)) || at + 2 >= tokens.size()) {
            return Optional.empty();
        }
        Optional<Numbers.Match> count = numbers.longest(tokens, at + 1);
        if (count.isEmpty() || at + 1 + count.get().length() >= tokens.size()) {
            return Optional.empty();
        }
        Token unit = tokens.get(at + 1 + count.get().length());
        int amount = count.get().number().intValue();
        LocalDate from = unit.stem().equals("quarter")
                ? today.minusMonths((long) MONTHS_OF_QUARTER * amount)
                : UNITS.containsKey(unit.stem()) ? today.minus(amount, UNITS.get(unit.stem())) : today;
        if (from.equals(today)) {
            return Optional.empty();
        }
        String spoken = "the last " + amount + " " + unit.lower() + " (since " + from.plusDays(1) + ")";
        return Optional.of(new Match(count.get().length() + 2, Period.of(from.plusDays(1), today.plusDays(1), spoken)));
    }

    /** "last month", "this quarter", "next year", "yesterday". */
    private static Optional<Match> relative(List<Token> tokens, int at, LocalDate today) {
        String word = word(tokens, at);
        if (word.equals("today") || word.equals("yesterday")) {
            LocalDate day = word.equals("today") ? today : today.minusDays(1);
            return Optional.of(new Match(1, Period.of(day, day.plusDays(1), word + " (" + day + ")")));
        }
        int shift = LAST.contains(word) ? -1 : NEXT.contains(word) ? 1 : 0;
        if (shift == 0 && !THIS.contains(word)) {
            return Optional.empty();
        }
        String spoken = word + " " + word(tokens, at + 1);
        return calendar(word(tokens, at + 1), shift, today).map(p -> new Match(2, described(p, spoken)));
    }

    private static Period described(Period period, String spoken) {
        String days =
                period.from().orElseThrow() + " to " + period.to().orElseThrow().minusDays(1);
        return new Period(period.from(), period.to(), spoken + " (" + days + ")");
    }

    private static Optional<Period> calendar(String unit, int shift, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate quarter = month.minusMonths((month.getMonthValue() - 1) % MONTHS_OF_QUARTER);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (unit) {
            case "week" -> Optional.of(Period.of(monday.plusWeeks(shift), monday.plusWeeks(shift + 1L), unit));
            case "month" -> Optional.of(months(month.plusMonths(shift), 1, unit));
            case "quarter" ->
                Optional.of(months(quarter.plusMonths((long) MONTHS_OF_QUARTER * shift), MONTHS_OF_QUARTER, unit));
            case "year" -> Optional.of(yearPeriod(today.getYear() + shift));
            default -> Optional.empty();
        };
    }

    /** "year to date", "YTD", "month to date", "QTD". */
    private static Optional<Match> toDate(List<Token> tokens, int at, LocalDate today) {
        Map<String, String> shorts = Map.of("ytd", "year", "qtd", "quarter", "mtd", "month");
        boolean spelled =
                word(tokens, at + 1).equals("to") && word(tokens, at + 2).equals("date");
        String unit = spelled ? word(tokens, at) : shorts.getOrDefault(word(tokens, at), "");
        return calendar(unit, 0, today)
                .flatMap(Period::from)
                .map(from -> new Match(
                        spelled ? 3 : 1, described(Period.of(from, today.plusDays(1), unit), unit + " to date")));
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String line : Resources.lines(Dates.class, "en/months.txt")) {
            String[] sides = line.split(":");
            for (String name : sides[0].split(",")) {
                months.put(name.trim(), Integer.parseInt(sides[1].trim()));
            }
        }
        return Map.copyOf(months);
    }
}
