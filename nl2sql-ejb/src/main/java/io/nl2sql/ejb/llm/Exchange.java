package io.nl2sql.ejb.llm;

import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sends the one request of a call for the SDK over the JDK's client, which, unlike OkHttp, holds no thread while it waits.
 * Aborting closes the connection. Bodies of replies are bounded.
 */
final class Exchange implements HttpClient {
    private static final int MOST_BYTES = 512 * 1024;
    /** The JDK's client sets these itself and takes them from nobody. */
    private static final Set<String> ITS_OWN = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final java.net.http.HttpClient http;
    private CompletableFuture<?> sent = new CompletableFuture<>();
    private boolean aborted;

    Exchange(java.net.http.HttpClient http) {
        this.http = http;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        throw new UnsupportedOperationException("Calls are asynchronous only");
    }

    @Override
    public synchronized CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        if (aborted) {
            return CompletableFuture.failedFuture(new java.util.concurrent.CancellationException());
        }
        CompletableFuture<java.net.http.HttpResponse<byte[]>> exchange =
                http.sendAsync(jdkRequest(request), info -> new BoundedBody(MOST_BYTES));
        sent = exchange;
        return exchange.thenApply(Response::new);
    }

    private static java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), body(request.body()));
        for (String name : request.headers().names()) {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                request.headers().values(name).forEach(value -> builder.header(name, value));
            }
        }
        if (request.body() != null && request.body().contentType() != null) {
            builder.setHeader("Content-Type", request.body().contentType());
        }
        return builder.build();
    }

    private static BodyPublisher body(HttpRequestBody body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return BodyPublishers.ofByteArray(bytes.toByteArray());
    }

    /** Nobody waits for the reply any more. */
    synchronized void abort() {
        aborted = true;
        sent.cancel(true);
    }

    /** The JDK's client is shared and stays open. */
    @Override
    public void close() {}

    private static final class Response implements HttpResponse {
        private final java.net.http.HttpResponse<byte[]> response;

        Response(java.net.http.HttpResponse<byte[]> response) {
            this.response = response;
        }

        @Override
        public int statusCode() {
            return response.statusCode();
        }

        @Override
        public Headers headers() {
            Headers.Builder headers = Headers.builder();
            response.headers().map().forEach(headers::put);
            return headers.build();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(response.body());
        }

        @Override
        public void close() {}
    }
}
