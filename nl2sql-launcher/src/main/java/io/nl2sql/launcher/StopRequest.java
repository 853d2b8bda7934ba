package io.nl2sql.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop: Ctrl-C, SIGTERM, or the end of the process that started us. The JVM then waits until
 * {@link #stopped()} is called, so that everything is stopped in order.
 */
final class StopRequest {
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    static StopRequest onSignals() {
        StopRequest stop = new StopRequest();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::stopAndWait, "nl2sql-stop"));
        return stop;
    }

    /** Stops too when the parent process ends, however it ends. */
    void alsoWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(requested::countDown));
    }

    private void stopAndWait() {
        requested.countDown();
        await(stopped, PATIENCE_SECONDS);
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    void awaitRequest() {
        await(requested, Long.MAX_VALUE);
    }

    void stopped() {
        stopped.countDown();
    }

    private static void await(CountDownLatch latch, long seconds) {
        try {
            latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
