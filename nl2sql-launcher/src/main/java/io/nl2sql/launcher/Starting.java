package io.nl2sql.launcher;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that starts in the background; closing it waits for the start and then closes what was started. */
final class Starting<T extends AutoCloseable> implements AutoCloseable {
    private final CompletableFuture<T> starting;

    private Starting(CompletableFuture<T> starting) {
        this.starting = starting;
    }

    static <T extends AutoCloseable> Starting<T> inBackground(Supplier<T> start) {
        return new Starting<>(CompletableFuture.supplyAsync(start));
    }

    /** Waits; a failed start throws what it threw. */
    T await() {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    @Override
    public void close() {
        T started = starting.exceptionally(failed -> null).join();
        if (started != null) {
            try {
                started.close();
            } catch (Exception e) {
                throw new LaunchException("Stopping failed: " + e.getMessage(), e);
            }
        }
    }
}
