package io.nl2sql.jdbc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes connections and does with them what a test wants. */
public final class RawServer implements AutoCloseable {
    /** What is done with a connection; it is closed afterwards. */
    public interface Script {
        void serve(Socket socket) throws IOException;
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private RawServer(ServerSocket socket, Script script) {
        this.socket = socket;
        threads.execute(() -> accept(script));
    }

    public static RawServer start(Script script) throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    private void accept(Script script) {
        while (!socket.isClosed()) {
            try {
                Socket taken = socket.accept();
                threads.execute(() -> serve(script, taken));
            } catch (IOException e) {
                // The test is over, as close() closes the socket.
                return;
            }
        }
    }

    private static void serve(Script script, Socket taken) {
        try (taken) {
            script.serve(taken);
        } catch (IOException e) {
            // The other side has gone, as some tests want it to.
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a request's head; a body that follows is left. */
    public static String head(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
