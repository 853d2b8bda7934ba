package io.nl2sql.web.export;

import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.llm.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Columns of an exported entry, named as in the JSON. What policy did comes last, and only for those who oversee. */
final class EntryColumns {
    private static final List<Column> PLAIN = List.of(
            new Column("id", HistoryEntry::id),
            new Column("kind", HistoryEntry::kind),
            new Column("at", HistoryEntry::at),
            new Column("principal", HistoryEntry::principal),
            new Column("door", HistoryEntry::door),
            new Column("dataSource", HistoryEntry::dataSource),
            new Column("question", HistoryEntry::question),
            new Column("sql", HistoryEntry::sql),
            new Column("outcome", HistoryEntry::outcome),
            new Column("code", entry -> entry.errorCode().orElse("")),
            new Column("message", HistoryEntry::message),
            new Column("generator", HistoryEntry::generator),
            new Column("confidence", entry -> entry.confidence().orElse(null)),
            new Column("rowCount", HistoryEntry::rowCount),
            new Column("truncated", HistoryEntry::truncated),
            new Column("durationMs", HistoryEntry::durationMillis),
            used("model", Usage::model),
            used("promptTokens", Usage::promptTokens),
            used("completionTokens", Usage::completionTokens),
            used("costUsd", Usage::costUsd));
    private static final List<Column> OVERSEEN = List.of(
            new Column("executedSql", HistoryEntry::executedSql),
            new Column("roles", entry -> String.join(",", entry.roles())),
            new Column("policies", entry -> String.join("\n", entry.policies())));

    private final List<Column> columns;

    private EntryColumns(List<Column> columns) {
        this.columns = columns;
    }

    private record Column(String name, Function<HistoryEntry, Object> value) {}

    private static Column used(String name, Function<Usage, Object> value) {
        return new Column(name, entry -> entry.usage().map(value).orElse(null));
    }

    static EntryColumns of(boolean overseer) {
        List<Column> columns = new ArrayList<>(PLAIN);
        if (overseer) {
            columns.addAll(OVERSEEN);
        }
        return new EntryColumns(columns);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Empty texts are left out like what is missing. */
    List<Object> values(HistoryEntry entry) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(orNull(column.value().apply(entry))));
        return values;
    }

    private static Object orNull(Object value) {
        return "".equals(value) ? null : value;
    }
}
