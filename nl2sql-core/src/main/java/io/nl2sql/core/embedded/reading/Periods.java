package io.nl2sql.core.embedded.reading;

import io.nl2sql.core.embedded.cue.Dates;
import io.nl2sql.core.embedded.cue.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Times that a question names, years among them that could be plain numbers. */
final class Periods {
    private Periods() {}

    /** Free places of times. */
    static List<Integer> places(Draft draft) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < draft.size(); at++) {
            if (at(draft, at).isPresent()) {
                places.add(at);
            }
        }
        return places;
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
