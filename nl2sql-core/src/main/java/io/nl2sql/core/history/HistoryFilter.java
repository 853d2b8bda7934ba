package io.nl2sql.core.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wished for. All that is given must hold; what is empty excludes nothing.
 *
 * @param kind what was done
 * @param principal who did it, exactly as written
 * @param door through which door
 * @param dataSource on which data source
 * @param outcome what came of it
 * @param code code of the failure or first finding
 * @param from not before this moment
 * @param to before this moment
 * @param text stands in the question, in the SQL before policy or in the message, in small letters or capitals; no
 *     character in it has a meaning of its own
 * @param conversation asked in this conversation, exactly as written
 */
public record HistoryFilter(
        Optional<HistoryEntry.Kind> kind,
        Optional<String> principal,
        Optional<String> door,
        Optional<String> dataSource,
        Optional<HistoryEntry.Outcome> outcome,
        Optional<String> code,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> text,
        Optional<String> conversation) {
    private static final HistoryFilter EVERYTHING = new HistoryFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** In whatever conversation. */
    public HistoryFilter(
            Optional<HistoryEntry.Kind> kind,
            Optional<String> principal,
            Optional<String> door,
            Optional<String> dataSource,
            Optional<HistoryEntry.Outcome> outcome,
            Optional<String> code,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> text) {
        this(kind, principal, door, dataSource, outcome, code, from, to, text, Optional.empty());
    }

    public static HistoryFilter everything() {
        return EVERYTHING;
    }

    /** This one, of one person's questions and SQL only. */
    public HistoryFilter askedBy(String person) {
        return new HistoryFilter(
                Optional.of(HistoryEntry.Kind.ASKED),
                Optional.of(person),
                door,
                dataSource,
                outcome,
                code,
                from,
                to,
                text,
                conversation);
    }

    /** This one, of what was asked of a data source in one conversation. */
    public HistoryFilter in(String name, String source) {
        return new HistoryFilter(
                kind, principal, door, Optional.of(source), outcome, code, from, to, text, Optional.of(name));
    }

    /** This one, of answers since a moment. */
    public HistoryFilter answeredSince(Instant moment) {
        return new HistoryFilter(
                kind,
                principal,
                door,
                dataSource,
                Optional.of(HistoryEntry.Outcome.ANSWERED),
                code,
                Optional.of(moment),
                to,
                text,
                conversation);
    }

    /** This one, of questions and SQL only. */
    public HistoryFilter asked() {
        return new HistoryFilter(
                Optional.of(HistoryEntry.Kind.ASKED),
                principal,
                door,
                dataSource,
                outcome,
                code,
                from,
                to,
                text,
                conversation);
    }
}
