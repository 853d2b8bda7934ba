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
    private static final HistoryFilter EVERYTHING = new Builder().filter();

    public static HistoryFilter everything() {
        return EVERYTHING;
    }

    /** This one, to be narrowed further. */
    public Builder narrowed() {
        Builder builder = new Builder();
        builder.kind = kind;
        builder.principal = principal;
        builder.door = door;
        builder.dataSource = dataSource;
        builder.outcome = outcome;
        builder.code = code;
        builder.from = from;
        builder.to = to;
        builder.text = text;
        builder.conversation = conversation;
        return builder;
    }

    /** This one, of one person's questions and SQL only. */
    public HistoryFilter askedBy(String person) {
        return asked().narrowed().principal(Optional.of(person)).filter();
    }

    /** This one, of what was asked of a data source in one conversation. */
    public HistoryFilter in(String name, String source) {
        return narrowed()
                .dataSource(Optional.of(source))
                .conversation(Optional.of(name))
                .filter();
    }

    /** This one, of answers since a moment. */
    public HistoryFilter answeredSince(Instant moment) {
        return narrowed()
                .outcome(Optional.of(HistoryEntry.Outcome.ANSWERED))
                .from(Optional.of(moment))
                .filter();
    }

    /** This one, of questions and SQL only. */
    public HistoryFilter asked() {
        return narrowed().kind(Optional.of(HistoryEntry.Kind.ASKED)).filter();
    }

    /** Collects what is wished for; what is not said excludes nothing. Not thread-safe. */
    public static final class Builder {
        private Optional<HistoryEntry.Kind> kind = Optional.empty();
        private Optional<String> principal = Optional.empty();
        private Optional<String> door = Optional.empty();
        private Optional<String> dataSource = Optional.empty();
        private Optional<HistoryEntry.Outcome> outcome = Optional.empty();
        private Optional<String> code = Optional.empty();
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<String> conversation = Optional.empty();

        private Builder() {}

        public Builder kind(Optional<HistoryEntry.Kind> wished) {
            kind = wished;
            return this;
        }

        public Builder principal(Optional<String> wished) {
            principal = wished;
            return this;
        }

        public Builder door(Optional<String> wished) {
            door = wished;
            return this;
        }

        public Builder dataSource(Optional<String> wished) {
            dataSource = wished;
            return this;
        }

        public Builder outcome(Optional<HistoryEntry.Outcome> wished) {
            outcome = wished;
            return this;
        }

        public Builder code(Optional<String> wished) {
            code = wished;
            return this;
        }

        public Builder from(Optional<Instant> wished) {
            from = wished;
            return this;
        }

        public Builder to(Optional<Instant> wished) {
            to = wished;
            return this;
        }

        public Builder text(Optional<String> wished) {
            text = wished;
            return this;
        }

        public Builder conversation(Optional<String> wished) {
            conversation = wished;
            return this;
        }

        public HistoryFilter filter() {
            return new HistoryFilter(kind, principal, door, dataSource, outcome, code, from, to, text, conversation);
        }
    }
}
