package io.nl2sql.launcher;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to the log while the application is deployed: a failed deployment does not throw, its cause is only logged.
 * Keeps the most telling cause, which is an exception of ours if there is one.
 */
final class DeploymentFaults extends Handler implements AutoCloseable {
    private static final String OURS = "io.nl2sql.";
    private static final int LINES = 4;

    private final AtomicReference<Throwable> found = new AtomicReference<>();

    private DeploymentFaults() {}

    static DeploymentFaults watch() {
        DeploymentFaults faults = new DeploymentFaults();
        Logger.getLogger("").addHandler(faults);
        return faults;
    }

    @Override
    public void publish(LogRecord logged) {
        if (logged.getThrown() != null && logged.getLevel().intValue() >= Level.WARNING.intValue()) {
            Throwable candidate = mostTelling(logged.getThrown());
            found.accumulateAndGet(
                    candidate, (known, next) -> known == null || (!isOurs(known) && isOurs(next)) ? next : known);
        }
    }

    private static Throwable mostTelling(Throwable thrown) {
        Throwable telling = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (isOurs(cause) || !isOurs(telling)) {
                telling = cause;
            }
        }
        return telling;
    }

    private static boolean isOurs(Throwable thrown) {
        return thrown.getClass().getName().startsWith(OURS);
    }

    Optional<String> reason() {
        return Optional.ofNullable(found.get()).map(thrown -> isOurs(thrown) ? thrown.getMessage() : thrown.toString());
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
