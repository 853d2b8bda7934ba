package io.nl2sql.web.rest;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.security.identity.Roles;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;

/** History entries as JSON; the SQL after policy only for those who oversee. */
final class HistoryJson {
    private static final Set<String> OVERSEERS = Set.of(Roles.AUDITOR, Roles.ADMIN);

    private HistoryJson() {}

    static JsonArrayBuilder list(List<HistoryEntry> entries, Principal reader) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        entries.forEach(entry -> list.add(of(entry, reader)));
        return list;
    }

    static JsonObjectBuilder of(HistoryEntry entry, Principal reader) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", entry.id().toString())
                .add("at", entry.at().toString())
                .add("principal", entry.principal())
                .add("door", entry.door())
                .add("dataSource", entry.dataSource())
                .add("question", entry.question())
                .add("sql", entry.sql())
                .add("outcome", entry.outcome().name())
                .add("message", entry.message())
                .add("generator", entry.generator())
                .add("rowCount", entry.rowCount())
                .add("truncated", entry.truncated())
                .add("durationMs", entry.durationMillis());
        entry.errorCode().ifPresentOrElse(code -> json.add("code", code), () -> json.addNull("code"));
        entry.confidence().ifPresentOrElse(value -> json.add("confidence", value), () -> json.addNull("confidence"));
        return reader.hasAnyRole(OVERSEERS) ? json.add("executedSql", entry.executedSql()) : json;
    }
}
