package io.nl2sql.ejb.wiring;

import io.nl2sql.core.pipeline.Workers;
import io.nl2sql.ejb.ask.ResponseThreads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The application's own bounded thread pools, made of the container's threads. */
final class Threads implements AutoCloseable {
    private static final int WAITING = 4_000;
    private static final int RECORDING = 12;
    private static final int BACKGROUND = 4;
    private static final int WRITING = 400;
    private static final int IDLE_SECONDS = 60;

    private final ExecutorService computing;
    private final ExecutorService querying;
    private final ExecutorService recording;
    private final ExecutorService writing;
    private final ScheduledThreadPoolExecutor timing;
    private final ScheduledThreadPoolExecutor background;
    private final ExecutorService indexing;
    private final ExecutorService learning;

    Threads(ThreadFactory factory, int concurrentQueries) {
        this.computing = pool(factory, Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.querying = pool(factory, concurrentQueries);
        this.recording = pool(factory, RECORDING);
        this.writing = handOver(factory, WRITING);
        this.timing = scheduled(factory, 2);
        this.background = scheduled(factory, BACKGROUND);
        this.indexing = pool(factory, 1);
        this.learning = pool(factory, 1);
    }

    private static ExecutorService pool(ThreadFactory factory, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), factory);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Nothing waits: what finds no thread is refused. */
    private static ExecutorService handOver(ThreadFactory factory, int size) {
        return new ThreadPoolExecutor(0, size, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    private static ScheduledThreadPoolExecutor scheduled(ThreadFactory factory, int size) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(size, factory);
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return pool;
    }

    Workers workers() {
        return new Workers(computing, querying, recording, timing);
    }

    /** For responses whose readers may be slow. */
    ResponseThreads responses() {
        return new ResponseThreads(writing, timing);
    }

    /** For reading data sources. */
    ScheduledThreadPoolExecutor background() {
        return background;
    }

    /** For collecting stored values, one data source after the other, however long that takes. */
    ExecutorService indexing() {
        return indexing;
    }

    /** For learning what names mean, one schema after the other. */
    ExecutorService learning() {
        return learning;
    }

    @Override
    public void close() {
        learning.shutdownNow();
        indexing.shutdown();
        background.shutdownNow();
        computing.shutdown();
        querying.shutdownNow();
        recording.shutdown();
        writing.shutdownNow();
        timing.shutdownNow();
    }
}
