package io.nl2sql.core.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * How the years run that a data source's business counts by.
 *
 * @param start its first day; never 29 February, which not every year has
 * @param namedAfterEnd whether it is called after the calendar year in which it ends rather than begins
 */
public record FiscalYear(MonthDay start, boolean namedAfterEnd) {
    private static final FiscalYear CALENDAR = new FiscalYear(MonthDay.of(1, 1), true);

    public FiscalYear {
        if (!start.isValidYear(1)) {
            throw new DateTimeException("A fiscal year cannot begin on a day that not every year has.");
        }
    }

    /** The calendar's own year. */
    public static FiscalYear calendar() {
        return CALENDAR;
    }

    /** The first day of the fiscal year that a day is in. */
    public LocalDate startOf(LocalDate day) {
        LocalDate sameYear = start.atYear(day.getYear());
        return day.isBefore(sameYear) ? start.atYear(day.getYear() - 1) : sameYear;
    }

    /** The first day of the fiscal year with a name such as 2026. */
    public LocalDate startOf(int name) {
        return start.atYear(isShifted() && namedAfterEnd ? name - 1 : name);
    }

    /** What the fiscal year that begins on a day is called. */
    public int nameOf(LocalDate first) {
        return isShifted() && namedAfterEnd ? first.getYear() + 1 : first.getYear();
    }

    /** Whether it differs from the calendar's year. */
    public boolean isShifted() {
        return !start.equals(MonthDay.of(1, 1));
    }
}
