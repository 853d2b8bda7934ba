package io.nl2sql.core.execution;

import java.util.ArrayList;
import java.util.List;

/** Lets one thread stop what another does. Thread-safe; cancelling twice is cancelling once. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** A cancellation that nobody will ask for. */
    public static Cancellation never() {
        return new Cancellation();
    }

    /** Runs every registered action in the calling thread. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the action on cancellation, at once where that has already come; closing takes it back. */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void remove(Runnable action) {
        actions.remove(action);
    }

    /** A registered action. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
