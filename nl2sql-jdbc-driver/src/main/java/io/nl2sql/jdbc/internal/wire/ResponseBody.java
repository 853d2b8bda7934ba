package io.nl2sql.jdbc.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body that arrives while it is read, a few buffers ahead of the reader and no more. Unlike the JDK's, its reads end
 * when nothing comes for too long. One thread reads; any thread may close.
 */
final class ResponseBody extends InputStream implements BodySubscriber<ResponseBody> {
    private static final int AHEAD = 8;
    private static final List<ByteBuffer> END = List.of();

    private final Patience patience;
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private Iterator<ByteBuffer> buffers = END.iterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;
    private volatile Throwable failure;
    private volatile boolean complete;
    private volatile boolean closed;
    private volatile Flow.Subscription subscription;

    ResponseBody(Patience patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<ResponseBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        // An empty list would read as the end.
        if (item.isEmpty()) {
            subscription.request(1);
        } else {
            arrived.add(item);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
        arrived.add(END);
    }

    @Override
    public void onComplete() {
        complete = true;
        arrived.add(END);
    }

    /** Whether all of it has come, so that reading it does not wait. */
    boolean isComplete() {
        return complete;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!current.hasRemaining()) {
            if (ended || !advance()) {
                ended = true;
                return -1;
            }
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    private boolean advance() throws IOException {
        if (!buffers.hasNext()) {
            List<ByteBuffer> next = await();
            if (next.isEmpty()) {
                return finished();
            }
            subscription.request(1);
            buffers = next.iterator();
        }
        current = buffers.next();
        return true;
    }

    private boolean finished() throws IOException {
        if (closed) {
            throw new IOException("closed meanwhile");
        }
        if (failure != null) {
            throw new IOException("the response broke off", failure);
        }
        return false;
    }

    private List<ByteBuffer> await() throws IOException {
        try {
            List<ByteBuffer> next = arrived.poll(patience.millis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new SocketTimeoutException("nothing came in time");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the thread was interrupted").initCause(e);
        }
    }

    /** Gives up the rest; a reader that waits is told. */
    @Override
    public void close() {
        closed = true;
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
        arrived.add(END);
    }
}
