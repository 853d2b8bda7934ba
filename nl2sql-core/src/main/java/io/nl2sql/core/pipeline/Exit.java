package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import java.util.function.Consumer;

/**
 * The one exit of a request: the history says what became of it, and nobody is given rows after that. The deadline may
 * take it first, on another thread; hence the lock.
 */
final class Exit {
    private final Object leaving = new Object();
    private boolean running;
    private volatile boolean left;
    private volatile long rows = -1;

    /**
     * Lets rows go on their way once the history says that they do.
     *
     * @param record writes the history entry; throws where it cannot
     */
    void run(Runnable record) {
        synchronized (leaving) {
            checkNotLeft();
            record.run();
            running = true;
        }
    }

    /**
     * Leaves by the one exit.
     *
     * @param record writes the history entry; told whether one was written as running
     */
    void leave(Consumer<Boolean> record) {
        synchronized (leaving) {
            left = true;
            record.accept(running);
        }
    }

    /** How many rows the asker is given, said before the last of them is. Nobody is given rows after the exit. */
    void delivering(long count) {
        checkNotLeft();
        rows = count;
    }

    /** -1 where nothing ran. */
    long rows() {
        return rows;
    }

    private void checkNotLeft() {
        if (left) {
            throw new Nl2SqlException(ErrorCode.QUERY_CANCELLED, "The query was cancelled.");
        }
    }
}
