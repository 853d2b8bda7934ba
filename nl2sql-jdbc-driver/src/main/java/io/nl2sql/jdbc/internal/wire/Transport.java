package io.nl2sql.jdbc.internal.wire;

import io.nl2sql.jdbc.internal.settings.Build;
import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** Sends requests to one server and waits for the beginning of their responses. Thread-safe. */
final class Transport {
    private static final int LONGEST_PROBLEM = 64 << 10;

    private final HttpClient client;
    private final URI server;
    private final String place;
    private final boolean tls;
    private volatile String agent;
    private volatile boolean answered;

    Transport(ConnectionSettings settings) throws SQLException {
        this.client = SharedClients.of(settings);
        this.server = settings.server();
        this.place = settings.place();
        this.tls = settings.tls();
        application(settings.text(Setting.APPLICATION_NAME));
    }

    /** Names the program for the server's records; characters that HTTP does not take become question marks. */
    void application(String name) {
        String product = "nl2sql-jdbc/" + Build.version();
        agent = name.isEmpty() ? product : product + " (" + name.replaceAll("[^ -'*-~]", "?") + ")";
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("User-Agent", agent);
    }

    /**
     * Sends a request, again if the server had closed the idle connection that it went to: all requests only read.
     *
     * @param request made anew for each attempt
     */
    HttpResponse<ResponseBody> send(Supplier<HttpRequest.Builder> request, Patience patience) throws SQLException {
        boolean connecting = !answered;
        try {
            return attempt(request.get(), patience);
        } catch (IOException e) {
            if (connecting || !mayBeStale(e)) {
                throw meaning(e, patience, connecting);
            }
        }
        try {
            return attempt(request.get(), patience);
        } catch (IOException e) {
            throw meaning(e, patience, false);
        }
    }

    private static boolean mayBeStale(IOException e) {
        return !(e instanceof HttpTimeoutException || e instanceof ConnectException || e instanceof SSLException);
    }

    private SQLException meaning(IOException e, Patience patience, boolean connecting) {
        if (e instanceof HttpTimeoutException && !connecting && patience.isOver()) {
            return Failures.timeout("The statement was cancelled: the server did not answer within the query timeout.");
        }
        return Reach.failure(e, place, tls, connecting);
    }

    private HttpResponse<ResponseBody> attempt(HttpRequest.Builder request, Patience patience)
            throws IOException, SQLException {
        long millis = patience.millis();
        if (millis < Long.MAX_VALUE) {
            request.timeout(Duration.ofMillis(millis));
        }
        CompletableFuture<HttpResponse<ResponseBody>> response =
                client.sendAsync(request.build(), head -> new ResponseBody(patience));
        try {
            HttpResponse<ResponseBody> begun = response.get();
            answered = true;
            return begun;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException) {
                throw (IOException) e.getCause();
            }
            throw new IOException("The request could not be sent", e.getCause());
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw Failures.of(SqlState.CANCELLED, "The statement was cancelled: its thread was interrupted.", e);
        }
    }

    /** Sends without waiting for a response, which does not matter. */
    void sendAndForget(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<Void>> unused =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    /** The failure that a response stands for; reads and closes it. */
    SQLException problem(HttpResponse<ResponseBody> response) {
        try (ResponseBody body = response.body()) {
            String text = new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
            return ProblemDocument.of(
                    response.statusCode(), text, response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            return Reach.failure(e, place, tls, false);
        }
    }
}
