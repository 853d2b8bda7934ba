package io.nl2sql.ejb.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nl2sql.core.glossary.Naming;
import io.nl2sql.security.policy.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What choices say of words, as text: {@code {"choice": [{"phrase", "schema", "table", "column", "stored"}]}}; empty for nothing. */
final class OfferedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OfferedJson() {}

    static String write(Map<String, List<Naming>> offered) {
        ObjectNode all = JSON.createObjectNode();
        offered.forEach((choice, namings) -> {
            ArrayNode list = all.putArray(choice.replace('\0', ' '));
            for (Naming naming : namings) {
                ObjectNode item = list.addObject()
                        .put("phrase", naming.phrase())
                        .put("schema", naming.table().schema())
                        .put("table", naming.table().table());
                naming.column().ifPresent(column -> item.put("column", column));
                if (naming.stored()) {
                    item.put("stored", true);
                }
            }
        });
        return all.isEmpty() ? "" : all.toString();
    }

    /** @throws IllegalStateException when the text was not written here */
    static Map<String, List<Naming>> read(String text) {
        Map<String, List<Naming>> offered = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            tree(text).properties().forEach(choice -> offered.put(choice.getKey(), namings(choice.getValue())));
        }
        return offered;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history holds choices that cannot be read", e);
        }
    }

    private static List<Naming> namings(JsonNode list) {
        List<Naming> namings = new ArrayList<>();
        for (JsonNode item : list) {
            namings.add(new Naming(
                    item.path("phrase").asText(),
                    new TableName(
                            item.path("schema").asText(), item.path("table").asText()),
                    Optional.ofNullable(item.get("column")).map(JsonNode::asText),
                    item.path("stored").asBoolean()));
        }
        return namings;
    }
}
