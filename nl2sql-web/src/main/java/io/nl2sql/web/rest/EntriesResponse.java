package io.nl2sql.web.rest;

import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.web.export.EntriesFile;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;

/** A part of the history or the audit, and where the next one begins. */
final class EntriesResponse {
    private EntriesResponse() {}

    static byte[] json(List<HistoryEntry> entries, int limit, HistoryJson form) {
        return JsonText.bytes(Json.createObjectBuilder()
                .add("items", form.list(entries))
                .add("next", next(entries, limit))
                .build());
    }

    private static JsonValue next(List<HistoryEntry> entries, int limit) {
        return entries.size() < limit
                ? JsonValue.NULL
                : Json.createValue(PageRequest.text(History.Cursor.behind(entries.get(entries.size() - 1))));
    }

    /** @param file closed when it has been sent */
    static Response csv(EntriesFile file, String name) {
        StreamingOutput body = target -> {
            try (file) {
                file.copyTo(target);
            }
        };
        Response.ResponseBuilder response = Response.ok(body, AnswerResponse.CSV + ";charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("NL2SQL-Entries", file.extent().entries());
        file.extent().next().ifPresent(next -> response.header("NL2SQL-Next", PageRequest.text(next)));
        return response.build();
    }
}
