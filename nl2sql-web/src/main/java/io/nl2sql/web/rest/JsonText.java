package io.nl2sql.web.rest;

import jakarta.json.JsonStructure;
import java.nio.charset.StandardCharsets;

/** JSON as it goes over the wire. */
final class JsonText {
    private JsonText() {}

    static byte[] bytes(JsonStructure json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
