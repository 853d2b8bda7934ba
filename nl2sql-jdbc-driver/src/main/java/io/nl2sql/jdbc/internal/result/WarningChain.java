package io.nl2sql.jdbc.internal.result;

import io.nl2sql.jdbc.internal.wire.SqlState;
import io.nl2sql.jdbc.internal.wire.Warning;
import java.sql.SQLWarning;
import java.util.List;

/** The warnings of a connection, statement or result set. Thread-safe. */
public final class WarningChain {
    private SQLWarning first;

    public synchronized void add(Warning warning) {
        SQLWarning next = new SQLWarning(warning.message(), warning.state());
        // Some clients print it; where in this driver it was made tells nobody anything.
        next.setStackTrace(new StackTraceElement[0]);
        if (first == null) {
            first = next;
        } else {
            first.setNextWarning(next);
        }
    }

    public void add(List<Warning> warnings) {
        warnings.forEach(this::add);
    }

    /** Of the driver's own, of no particular kind. */
    public void add(String message) {
        add(new Warning(SqlState.WARNING, message));
    }

    /** The first, with the others behind it; null if there is none. */
    public synchronized SQLWarning first() {
        return first;
    }

    public synchronized void clear() {
        first = null;
    }
}
