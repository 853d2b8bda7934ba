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

    /** The days that are in both. */
    public Period and(Period other) {
        return new Period(
                later(from, other.from),
                earlier(to, other.to),
                spoken + (other.spoken.isEmpty() ? "" : " ") + other.spoken);
    }

    /** Whether no day is in it. */
    public boolean isEmpty() {
        return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get());
    }

    /** Whether one of its ends is open. */
    public boolean isOpen() {
        return from.isEmpty() || to.isEmpty();
    }

    /** Whether it begins and ends with months, as far as it does. */
    public boolean isOfMonths() {
        return from.filter(day -> day.getDayOfMonth() != 1).isEmpty()
                && to.filter(day -> day.getDayOfMonth() != 1).isEmpty();
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent() && other.isPresent() && one.get().isBefore(other.get()) ? other : one.or(() -> other);
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent() && other.isPresent() && one.get().isAfter(other.get()) ? other : one.or(() -> other);
    }
}
