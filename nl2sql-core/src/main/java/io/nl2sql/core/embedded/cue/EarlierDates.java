package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.catalog.FiscalYear;
import io.nl2sql.core.embedded.cue.Dates.Match;
import io.nl2sql.core.linking.Token;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Times seen from another time of the question: "the same month a year earlier", "the fiscal year before that". */
final class EarlierDates {
    private final CalendarWords words;

    EarlierDates(CalendarWords words) {
        this.words = words;
    }

    /** @param seen the time that the question named before; without one the running one is meant */
    Optional<Match> at(List<Token> tokens, int at, Calendar calendar, Optional<Period> seen) {
        return same(tokens, at, calendar, seen)
                .or(() -> seen.filter(period -> !period.isOpen()).flatMap(period -> before(tokens, at, period)));
    }

    /** "Same quarter last year", "the same period of the previous year". */
    private Optional<Match> same(List<Token> tokens, int at, Calendar calendar, Optional<Period> seen) {
        int same = words.length("same", tokens, at);
        int noun = words.skip("fiscal", tokens, at + same);
        Optional<Unit> unit = Unit.at(words, tokens, noun);
        boolean period = words.is("period", tokens, noun);
        int next = words.skip("of", tokens, noun + 1);
        int year = words.length("yearearlier", tokens, next);
        if (same == 0 || year == 0 || unit.isEmpty() && !period) {
            return Optional.empty();
        }
        FiscalYear years = noun > at + same ? calendar.fiscalYear() : FiscalYear.calendar();
        return seen.filter(some -> !some.isOpen())
                .or(() -> unit.map(some -> some.shifted(calendar, years, 0, "")))
                .map(base -> new Match(next + year - at, shifted(base, Unit.YEAR)));
    }

    /** "The quarter before that", "a year earlier" at the end of the question. */
    private Optional<Match> before(List<Token> tokens, int at, Period seen) {
        int noun = words.skip("fiscal", tokens, words.skip("one", tokens, at));
        Optional<Unit> unit = noun == at ? Optional.empty() : Unit.at(words, tokens, noun);
        int before = words.length("earlier", tokens, noun + 1);
        int end = noun + 1 + before;
        int that = words.length("that", tokens, end);
        boolean last = end == tokens.size() || tokens.get(end).lower().equals(",");
        return unit.filter(some -> before > 0 && (that > 0 || last))
                .map(some -> new Match(end + that - at, shifted(seen, some)));
    }

    private static Period shifted(Period seen, Unit unit) {
        LocalDate from = unit.plus(seen.from().orElseThrow(), -1);
        LocalDate to = unit.plus(seen.to().orElseThrow(), -1);
        return Period.of(from, to, from + " to " + to.minusDays(1));
    }
}
