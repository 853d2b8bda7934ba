package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.catalog.FiscalYear;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** A stretch of the calendar that people count in. */
public enum Unit {
    DAY("day"),
    WEEK("week"),
    MONTH("month"),
    QUARTER("quarters"),
    YEAR("year");

    private static final int MONTHS_OF_QUARTER = 3;

    private final String kind;

    Unit(String kind) {
        this.kind = kind;
    }

    /** The unit that a word names. */
    static Optional<Unit> at(CalendarWords words, List<io.nl2sql.core.linking.Token> tokens, int at) {
        for (Unit unit : values()) {
            if (words.is(unit.kind, tokens, at)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    LocalDate plus(LocalDate day, long count) {
        return switch (this) {
            case DAY -> day.plusDays(count);
            case WEEK -> day.plusWeeks(count);
            case MONTH -> day.plusMonths(count);
            case QUARTER -> day.plusMonths(MONTHS_OF_QUARTER * count);
            case YEAR -> day.plusYears(count);
        };
    }

    /** The first day of the one that the day is in; weeks begin on Monday, quarters and years as the year runs. */
    LocalDate startOf(LocalDate day, FiscalYear year) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> year.startOf(day);
            case QUARTER -> quarter(day, year.startOf(day));
        };
    }

    private static LocalDate quarter(LocalDate day, LocalDate start) {
        LocalDate quarter = start;
        while (!quarter.plusMonths(MONTHS_OF_QUARTER).isAfter(day)) {
            quarter = quarter.plusMonths(MONTHS_OF_QUARTER);
        }
        return quarter;
    }

    /** The whole one that lies so many before or after the running one. */
    Period shifted(Calendar calendar, FiscalYear year, long shift, String spoken) {
        LocalDate from = plus(startOf(calendar.today(), year), shift);
        return Period.of(from, plus(from, 1), spoken);
    }
}
