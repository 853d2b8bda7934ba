package io.nl2sql.core.embedded.shape.period;

import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Period;
import io.nl2sql.core.embedded.draft.Draft;
import io.nl2sql.core.embedded.reading.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Times that a question names, years among them that could be plain numbers. */
final class Periods {
    private static final int SOON = 3;

    private Periods() {}

    /** Free places of times. */
    static List<Integer> places(Draft draft) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < draft.size(); at++) {
            if (at(draft, at).filter(period -> period.from().isPresent()).isPresent()) {
                places.add(at);
            }
        }
        return places;
    }

    /** The time at the place, up to today where "so far" follows. */
    static Period soFar(Draft draft, int at) {
        Period period = at(draft, at).orElseThrow();
        for (int place = at + 1; place < Math.min(draft.size(), at + SOON); place++) {
            Optional<Period> end = at(draft, place)
                    .filter(other -> other.from().isEmpty() && other.to().isPresent());
            if (end.isPresent()) {
                draft.use(place);
                return new Period(
                        period.from(),
                        end.get().to(),
                        period.spoken() + " " + end.get().spoken());
            }
        }
        return period;
    }

    static Optional<Period> at(Draft draft, int at) {
        if (!draft.isFree(at)) {
            return Optional.empty();
        }
        return draft.item(at)
                .time()
                .map(Meaning.Time::period)
                .or(() -> draft.figure(at).map(Meaning.Figure::number).flatMap(Dates::year));
    }
}
