package io.nl2sql.web.rest;

import io.nl2sql.core.format.JsonRows;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes result values of the wire contract, streaming. */
final class JsonValues {
    private JsonValues() {}

    static void write(List<Object> row, JsonGenerator json) {
        json.writeStartArray();
        row.forEach(value -> element(JsonRows.json(value), json));
        json.writeEnd();
    }

    private static void element(Object value, JsonGenerator json) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else if (value instanceof Number number) {
            json.write(new BigDecimal(number.toString()));
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(element -> element(element, json));
            json.writeEnd();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, member) -> {
                json.writeKey(key.toString());
                element(member, json);
            });
            json.writeEnd();
        } else {
            json.write(value.toString());
        }
    }
}
