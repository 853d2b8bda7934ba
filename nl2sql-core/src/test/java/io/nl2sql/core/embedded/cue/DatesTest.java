package io.nl2sql.core.embedded.cue;

import static org.assertj.core.api.Assertions.assertThat;

import io.nl2sql.core.linking.Token;
import io.nl2sql.core.linking.Tokenizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final Dates dates = new Dates(new Numbers());

    private Optional<Dates.Match> read(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        return dates.longest(tokens, 0, TODAY, true);
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
        "last 30 days, 2026-10-24, 2026-11-23",
        "past three months, 2026-08-23, 2026-11-23",
        "last two quarters, 2026-05-23, 2026-11-23",
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
    @CsvSource({"may", "march of progress", "quarter", "2025-13-45", "31 February 2024", "vendors", "last"})
    void leavesOtherWordsAlone(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void takesABareNumberForAYearOnlyWhereOneIsExpected() {
        assertThat(dates.longest(Tokenizer.tokens("2025"), 0, TODAY, false)).isEmpty();
    }
}
