package io.nl2sql.core.embedded.cue;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stretch of days; an open end is empty.
 *
 * @param from first day
 * @param to first day after it
 * @param spoken as a person would say it
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> to, String spoken) {
    static Period of(LocalDate from, LocalDate to, String spoken) {
        return new Period(Optional.of(from), Optional.of(to), spoken);
    }

    public Period andLater() {
        return new Period(from, Optional.empty(), "since " + spoken);
    }

    public Period after() {
        return new Period(to, Optional.empty(), "after " + spoken);
    }

    public Period before() {
        return new Period(Optional.empty(), from, "before " + spoken);
    }

    public Period andEarlier() {
        return new Period(Optional.empty(), to, "until " + spoken);
    }

    public Period through(Period end) {
        return new Period(from, end.to, "from " + spoken + " to " + end.spoken);
    }
}
