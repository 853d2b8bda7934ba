package io.nl2sql.core.statement;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement as a JDBC client sent it.
 *
 * @param text as typed, or as a tool wrapped it
 * @param dataSource the data source's name; empty means the default one
 * @param mode what the text may be
 * @param maxRows wished row limit; empty means the configured cap
 * @param timeout wished limit of the time to the first row; empty means the configured one
 * @param escapes whether JDBC escapes in SQL are to be read
 * @param parameters values for the {@code ?}s of SQL, in order
 */
public record ClientStatement(
        String text,
        Optional<String> dataSource,
        Mode mode,
        Optional<Integer> maxRows,
        Optional<Duration> timeout,
        boolean escapes,
        List<Parameter> parameters) {
    /** What a text may be. */
    public enum Mode {
        /** Decided by the first word. */
        AUTO,
        /** Every text is a question. */
        NL,
        /** No text is. */
        SQL
    }

    public ClientStatement {
        Objects.requireNonNull(text, "text");
        parameters = List.copyOf(parameters);
    }

    /** A text on the default data source, with nothing else wished for. */
    public static ClientStatement of(String text) {
        return new ClientStatement(
                text, Optional.empty(), Mode.AUTO, Optional.empty(), Optional.empty(), true, List.of());
    }

    public ClientStatement with(Mode wished) {
        return new ClientStatement(text, dataSource, wished, maxRows, timeout, escapes, parameters);
    }

    public ClientStatement with(Parameter... values) {
        return new ClientStatement(text, dataSource, mode, maxRows, timeout, escapes, List.of(values));
    }
}
