package io.nl2sql.core.embedded.cue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final Calendar CALENDAR =
            new Calendar(LocalDate.of(2026, 11, 22), new FiscalYear(MonthDay.of(7, 1), true));
    private final Dates dates = new Dates(new Numbers());

    private Optional<Dates.Match> read(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        return dates.longest(tokens, 0, CALENDAR, true);
    }

    @ParameterizedTest
    @CsvSource({
        "2025, 2025-01-01, 2026-01-01",
        "year 2025, 2025-01-01, 2026-01-01",
        "March 2026, 2026-03-01, 2026-04-01",
        "March, 2026-03-01, 2026-04-01",
        "December, 2025-12-01, 2026-01-01",
        "Q3 2025, 2025-07-01, 2025-10-01",
        "third quarter of 2025, 2025-07-01, 2025-10-01",
        "first half of 2024, 2024-01-01, 2024-07-01",
        "H2 2025, 2025-07-01, 2026-01-01",
        "last month, 2026-10-01, 2026-11-01",
        "this month, 2026-11-01, 2026-12-01",
        "next month, 2026-12-01, 2027-01-01",
        "last quarter, 2026-07-01, 2026-10-01",
        "this quarter, 2026-10-01, 2027-01-01",
        "last year, 2025-01-01, 2026-01-01",
        "this week, 2026-11-16, 2026-11-23",
        "last 30 days, 2026-10-23, 2026-11-23",
        "past three months, 2026-08-22, 2026-11-23",
        "last two quarters, 2026-05-22, 2026-11-23",
        "last six complete months, 2026-05-01, 2026-11-01",
        "two months ago, 2026-09-01, 2026-10-01",
        "the day before yesterday, 2026-11-20, 2026-11-21",
        "this year so far, 2026-01-01, 2026-11-23",
        "so far this quarter, 2026-10-01, 2026-11-23",
        "this fiscal year, 2026-07-01, 2027-07-01",
        "last fiscal year, 2025-07-01, 2026-07-01",
        "FY2026, 2025-07-01, 2026-07-01",
        "fiscal year to date, 2026-07-01, 2026-11-23",
        "last fiscal quarter, 2026-07-01, 2026-10-01",
        "first quarter of this fiscal year, 2026-07-01, 2026-10-01",
        "March of last fiscal year, 2026-03-01, 2026-04-01",
        "April of last year, 2025-04-01, 2025-05-01",
        "first half of calendar year 2025, 2025-01-01, 2025-07-01",
        "between 1 and 5 January 2026, 2026-01-01, 2026-01-06",
        "from January to March 2025, 2025-01-01, 2025-04-01",
        "2009 through 2011, 2009-01-01, 2012-01-01",
        "the start of this quarter, 2026-10-01, 2026-10-02",
        "end of 2025, 2025-12-31, 2026-01-01",
        "1990s, 1990-01-01, 2000-01-01",
        "less than two years ago, 2024-11-22, 2026-11-23",
        "today, 2026-11-22, 2026-11-23",
        "yesterday, 2026-11-21, 2026-11-22",
        "year to date, 2026-01-01, 2026-11-23",
        "YTD, 2026-01-01, 2026-11-23",
        "2025-03-14, 2025-03-14, 2025-03-15",
        "2025-03, 2025-03-01, 2025-04-01",
        "5 March 2024, 2024-03-05, 2024-03-06",
        "March 5th 2024, 2024-03-05, 2024-03-06"
    })
    void readsHalfOpenIntervals(String text, LocalDate from, LocalDate to) {
        assertThat(read(text)).get().satisfies(match -> {
            assertThat(match.period().from()).contains(from);
            assertThat(match.period().to()).contains(to);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "may",
        "march of progress",
        "quarter",
        "2025-13-45",
        "31 February 2024",
        "vendors",
        "last",
        "over 60 days",
        "for more than 30 days"
    })
    void leavesOtherWordsAlone(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "more than two years ago, , 2024-11-22",
        "for more than ten years, , 2016-11-22",
        "until now, , 2026-11-23",
        "still, ,",
        "ahead of us, 2026-11-23,"
    })
    void leavesEndsOpen(String text, LocalDate from, LocalDate to) {
        Optional<Period> period = read(text).map(Dates.Match::period);
        assertThat(period.flatMap(Period::from)).isEqualTo(Optional.ofNullable(from));
        assertThat(period.flatMap(Period::to)).isEqualTo(Optional.ofNullable(to));
    }

    @Test
    void takesABareNumberForAYearOnlyWhereOneIsExpected() {
        assertThat(dates.longest(Tokenizer.tokens("2025"), 0, CALENDAR, false)).isEmpty();
    }
}
