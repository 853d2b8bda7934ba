package io.nl2sql.tests.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.tests.application.ApiClient;
import io.nl2sql.tests.application.RunningApplication;
import io.nl2sql.tests.jdbc.WireFrames.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Speaks the wire as the driver does, as one demo person. */
final class WireClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    private WireClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    static WireClient as(String person) {
        RunningApplication application = RunningApplication.shared();
        return new WireClient(
                application.baseUri().resolve("api/jdbc/v1/"),
                application.as(person).token());
    }

    WireClient withToken(String other) {
        return new WireClient(base, other);
    }

    static ObjectNode statement(String text) {
        return ApiClient.object().put("id", UUID.randomUUID().toString()).put("text", text);
    }

    Result run(String text) {
        return run(statement(text));
    }

    Result run(ObjectNode statement) {
        return all(post("query", statement));
    }

    Result meta(String what, ObjectNode wish) {
        return all(post("meta/" + what, wish));
    }

    private static Result all(HttpResponse<InputStream> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + text(response));
        }
        try (WireFrames frames = new WireFrames(response.body())) {
            return frames.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<InputStream> post(String path, ObjectNode body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<InputStream> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    HttpResponse<InputStream> cancel(String id) {
        return send(HttpRequest.newBuilder(base.resolve("query/" + id)).DELETE());
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        request.header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(90));
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
