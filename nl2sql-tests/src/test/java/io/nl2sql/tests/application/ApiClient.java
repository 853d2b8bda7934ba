package io.nl2sql.tests.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Calls {@code /api} as somebody, or as nobody. */
public final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final Optional<String> token;

    private ApiClient(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /** What came back; {@code body} is missing where it is not JSON. */
    public record Reply(int status, String contentType, JsonNode body, String text) {
        /** The error code of a problem+json body. */
        public String code() {
            return body.path("code").asText();
        }
    }

    public static ApiClient anonymous(URI base) {
        return new ApiClient(base, Optional.empty());
    }

    public static ApiClient withToken(URI base, String token) {
        return new ApiClient(base, Optional.of(token));
    }

    public static ApiClient signedIn(URI base, String user, String password) {
        Reply reply = anonymous(base).signIn(user, password);
        if (reply.status() != 200) {
            throw new IllegalStateException("Sign-in of " + user + " failed: " + reply);
        }
        return withToken(base, reply.body().path("access_token").asText());
    }

    public Reply signIn(String user, String password) {
        return post("api/token", object().put("username", user).put("password", password));
    }

    public String token() {
        return token.orElseThrow();
    }

    public Reply ask(String question) {
        return post("api/query", object().put("question", question));
    }

    public Reply ask(String question, String dataSource) {
        return post("api/query", object().put("question", question).put("dataSource", dataSource));
    }

    public Reply sql(String sql, String dataSource) {
        return post("api/sql", object().put("sql", sql).put("dataSource", dataSource));
    }

    public Reply post(String path, ObjectNode body) {
        return post(path, BodyPublishers.ofString(body.toString()));
    }

    public Reply post(String path, BodyPublisher body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(body));
    }

    /** The rows of the answer as a file. */
    public String askForCsv(String question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("api/query"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(object().put("question", question).toString()));
        return send(request, "text/csv, application/problem+json").text();
    }

    public Reply delete(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).DELETE());
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** The same as a file. */
    public Reply getCsv(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET(), "text/csv, application/problem+json");
    }

    private Reply send(HttpRequest.Builder request) {
        return send(request, "application/json, application/problem+json");
    }

    private Reply send(HttpRequest.Builder request, String accept) {
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        request.header("Accept", accept).timeout(Duration.ofSeconds(60));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, json(type, response.body()), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String type, String text) throws JsonProcessingException {
        return type.contains("json") && !text.isBlank() ? JSON.readTree(text) : MissingNode.getInstance();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
