package io.nl2sql.core.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a language model was sent.
 *
 * @param path such as {@code /v1/chat/completions}
 * @param headers names in lower case
 * @param body as received
 */
public record ModelRequest(String path, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + body, e);
        }
    }

    /** The messages' texts, in order. */
    public List<String> messages() {
        List<String> texts = new ArrayList<>();
        json().path("messages")
                .forEach(message -> texts.add(message.path("content").asText()));
        return texts;
    }

    /** Everything that the model could read. */
    public String text() {
        return String.join("\n", messages());
    }

    /** How often the model was told what was wrong with its SQL. */
    public int corrections() {
        return (messages().size() - 2) / 2;
    }

    /** {@code json_schema}, {@code json_object}, or empty where none was asked for. */
    public String format() {
        return json().path("response_format").path("type").asText();
    }
}
