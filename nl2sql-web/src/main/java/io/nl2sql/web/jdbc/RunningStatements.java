package io.nl2sql.web.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Statements on this instance that their senders can cancel. Thread-safe. */
@ApplicationScoped
public class RunningStatements {
    private static final Duration OVERTAKING = Duration.ofSeconds(30);
    private static final int MOST_OVERTAKING = 10_000;

    private final ConcurrentMap<Key, Cancellation> running = new ConcurrentHashMap<>();
    /** What was cancelled before it arrived: two requests of one client can overtake each other. */
    private final Cache<Key, Boolean> early = Caffeine.newBuilder()
            .maximumSize(MOST_OVERTAKING)
            .expireAfterWrite(OVERTAKING)
            .build();

    private record Key(String principal, UUID id) {}

    /** A statement that begins. */
    Cancellation begin(String principal, UUID id) {
        Key key = new Key(principal, id);
        Cancellation stop = new Cancellation();
        if (running.putIfAbsent(key, stop) != null) {
            throw new Nl2SqlException(ErrorCode.REQUEST_MALFORMED, "A statement of this id is running already.");
        }
        if (early.asMap().remove(key) != null) {
            stop.cancel();
        }
        return stop;
    }

    void end(String principal, UUID id) {
        running.remove(new Key(principal, id));
    }

    /** Cancels the principal's own statement of that id, now or as soon as it arrives. */
    void cancel(String principal, UUID id) {
        Key key = new Key(principal, id);
        early.put(key, true);
        Cancellation stop = running.get(key);
        if (stop != null) {
            early.invalidate(key);
            stop.cancel();
        }
    }
}
