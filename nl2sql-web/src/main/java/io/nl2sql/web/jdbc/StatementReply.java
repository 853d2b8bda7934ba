package io.nl2sql.web.jdbc;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.execution.Cancellation;
import io.nl2sql.core.statement.Ending;
import io.nl2sql.core.statement.Heading;
import io.nl2sql.core.statement.StatementSink;
import io.nl2sql.ejb.ask.ResponseThreads;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The response to one statement. It takes a thread as soon as there is something to say, or after a few seconds in which
 * the client must hear that we are alive; a client that is gone stops the statement.
 */
final class StatementReply implements StatementSink, StreamingOutput {
    private static final long LINGER_MILLIS = 1_000;
    private static final long SILENCE_MILLIS = 4_000;

    private final UUID id;
    private final AsyncResponse suspended;
    private final ResponseThreads threads;
    private final Cancellation stop;
    private final Mailbox mailbox = new Mailbox(LINGER_MILLIS, SILENCE_MILLIS);
    private final AtomicBoolean speaking = new AtomicBoolean();
    private final Future<?> patience;

    StatementReply(UUID id, AsyncResponse suspended, ResponseThreads threads, Cancellation stop) {
        this.id = id;
        this.suspended = suspended;
        this.threads = threads;
        this.stop = stop;
        this.patience = threads.timing().schedule(this::reassure, SILENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void begin(Heading heading) {
        mailbox.put(frames -> frames.header(id, heading));
        speak();
    }

    @Override
    public void row(List<Object> values) {
        mailbox.row(values);
    }

    /** A statement that was only to be described. */
    void described(Heading heading) {
        mailbox.end(frames -> {
            frames.header(id, heading);
            frames.end(new Ending(0, false, List.of()));
        });
        speak();
    }

    void ended(Ending ending) {
        mailbox.end(frames -> frames.end(ending));
        speak();
    }

    void failed(Throwable failure) {
        Fault fault = Fault.of(failure);
        mailbox.end(frames -> frames.error(fault));
        speak();
    }

    private void reassure() {
        if (!speaking.get() && mailbox.tryPut(Frames::keepAlive)) {
            speak();
        }
    }

    private void speak() {
        if (!speaking.compareAndSet(false, true)) {
            return;
        }
        patience.cancel(false);
        try {
            threads.writing()
                    .execute(() -> suspended.resume(
                            Response.ok(this, Frames.MEDIA_TYPE).build()));
        } catch (RejectedExecutionException e) {
            abandon();
            suspended.resume(new Nl2SqlException(
                    ErrorCode.RATE_LIMITED, "Too many results are being read at this moment. Try again shortly.", e));
        }
    }

    @Override
    public void write(OutputStream target) throws IOException {
        try {
            for (FrameBytes next = mailbox.take(); next != null; next = mailbox.take()) {
                next.writeTo(target);
                target.flush();
            }
        } finally {
            abandon();
        }
    }

    /** Without effect on a statement that is complete. */
    private void abandon() {
        mailbox.close();
        stop.cancel();
    }
}
