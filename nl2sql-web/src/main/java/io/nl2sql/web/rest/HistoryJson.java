package io.nl2sql.web.rest;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Entries as JSON. What policy did is for those who oversee, also about their own questions. */
enum HistoryJson {
    PLAIN,
    OVERSEEING;

    static HistoryJson of(boolean overseer) {
        return overseer ? OVERSEEING : PLAIN;
    }

    JsonArrayBuilder list(List<HistoryEntry> entries) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        entries.forEach(entry -> list.add(of(entry)));
        return list;
    }

    JsonObjectBuilder of(HistoryEntry entry) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", entry.id().toString())
                .add("kind", entry.kind().name())
                .add("at", entry.at().toString())
                .add("principal", entry.principal())
                .add("door", entry.door())
                .add("dataSource", entry.dataSource())
                .add("conversationId", entry.dialogue().conversation())
                .add("question", entry.question())
                .add("sql", entry.sql())
                .add("outcome", entry.outcome().name())
                .add("message", entry.message())
                .add("generator", entry.generator())
                .add("rowCount", entry.rowCount())
                .add("truncated", entry.truncated())
                .add("durationMs", entry.durationMillis())
                .add("usage", entry.usage().<JsonValue>map(HistoryJson::usage).orElse(JsonValue.NULL));
        entry.errorCode().ifPresentOrElse(code -> json.add("code", code), () -> json.addNull("code"));
        entry.confidence().ifPresentOrElse(value -> json.add("confidence", value), () -> json.addNull("confidence"));
        return this == OVERSEEING ? overseen(json, entry) : json;
    }

    private static JsonObjectBuilder overseen(JsonObjectBuilder json, HistoryEntry entry) {
        return json.add("executedSql", entry.executedSql())
                .add("roles", Json.createArrayBuilder(entry.roles()))
                .add("policies", Json.createArrayBuilder(entry.policies()));
    }

    private static JsonValue usage(Usage usage) {
        return Json.createObjectBuilder()
                .add("model", usage.model())
                .add("promptTokens", usage.promptTokens())
                .add("completionTokens", usage.completionTokens())
                .add("costUsd", usage.costUsd())
                .build();
    }
}
