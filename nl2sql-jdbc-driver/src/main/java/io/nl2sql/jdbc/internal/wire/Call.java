package io.nl2sql.jdbc.internal.wire;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** One statement on its way. One thread runs and reads it; any thread may cancel or close. */
public final class Call {
    /** What the server gets beyond the query timeout, to say itself that it is over. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Server server;
    private final QueryRequest request;
    private final Consumer<List<Warning>> warnings;
    private volatile UUID id = UUID.randomUUID();
    private volatile FrameReader frames;
    private volatile boolean cancelled;
    private volatile boolean closed;

    Call(Server server, QueryRequest request, Consumer<List<Warning>> warnings) {
        this.server = server;
        this.request = request;
        this.warnings = warnings;
    }

    /** Sends the statement and waits for the header. */
    public Header run() throws SQLException {
        Duration limit = request.timeout();
        Patience patience = Patience.of(server.silenceMillis(), limit.isZero() ? limit : limit.plus(MARGIN));
        try {
            frames = server.query(request, this::nextId, patience);
            if (cancelled) {
                frames.cancel();
            }
            if (closed) {
                frames.close();
            }
            return FirstFrames.read(frames, warnings);
        } catch (SQLException e) {
            if (SqlState.CANCELLED.equals(e.getSQLState())) {
                server.abandon(id);
            }
            throw e;
        }
    }

    /** A second attempt must not meet the first. */
    private UUID nextId() {
        UUID next = UUID.randomUUID();
        id = next;
        return next;
    }

    /** The rows after the header. */
    public Rows rows(Header header) {
        return new FrameRows(frames, header.columns().size(), warnings, () -> server.abandon(id));
    }

    /** Tells the server to stop; if it does not hear, reading stops at the next frame. */
    public void cancel() throws SQLException {
        FrameReader reader = frames;
        if (reader != null && reader.isClosed()) {
            return;
        }
        try {
            server.cancel(id);
        } finally {
            cancelled = true;
            FrameReader begun = frames;
            if (begun != null) {
                begun.cancel();
            }
        }
    }

    /** Stops reading at once, without a word from the server. */
    public void close() {
        closed = true;
        FrameReader reader = frames;
        if (reader == null || !reader.isClosed()) {
            server.abandon(id);
        }
        if (reader != null) {
            reader.close();
        }
    }
}
