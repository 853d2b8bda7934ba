package io.nl2sql.core.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server that speaks enough of OpenAI's interface to stand for a language model: it does what its script says, also what no
 * well-behaved server does, and remembers what it was sent. Any number of connections.
 */
public final class ScriptedModelServer implements AutoCloseable {
    private static final int WAITING = 2_000;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final Queue<ModelBehaviour> next = new ArrayDeque<>();
    private Function<ModelRequest, ModelBehaviour> otherwise = request -> ModelBehaviour.error(500);

    private ScriptedModelServer() throws IOException {
        socket = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public static ScriptedModelServer start() {
        try {
            return new ScriptedModelServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    /** What it does with the next requests, one after another, before it does as always. */
    public synchronized ScriptedModelServer then(ModelBehaviour... behaviours) {
        next.addAll(List.of(behaviours));
        return this;
    }

    /** Forgets all scripts and requests; from now on it does this. */
    public synchronized ScriptedModelServer always(ModelBehaviour behaviour) {
        return choosing(request -> behaviour);
    }

    /** Forgets all scripts and requests; from now on it does what the request calls for. */
    public synchronized ScriptedModelServer choosing(Function<ModelRequest, ModelBehaviour> choice) {
        next.clear();
        requests.clear();
        gone.set(0);
        otherwise = choice;
        return this;
    }

    public List<ModelRequest> requests() {
        return new ArrayList<>(requests);
    }

    /** How many connections ended. */
    public int goneConnections() {
        return gone.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                threads.execute(() -> converse(connection));
            } catch (IOException | RejectedExecutionException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            boolean open = true;
            while (open) {
                ModelRequest request = read(in);
                if (request == null) {
                    return;
                }
                requests.add(request);
                open = behaviour(request).serve(connection);
            }
        } catch (IOException e) {
            // The other side went away, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone.incrementAndGet();
        }
    }

    private synchronized ModelBehaviour behaviour(ModelRequest request) {
        return next.isEmpty() ? otherwise.apply(request) : next.remove();
    }

    private static ModelRequest read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new ModelRequest(first.split(" ", -1)[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
