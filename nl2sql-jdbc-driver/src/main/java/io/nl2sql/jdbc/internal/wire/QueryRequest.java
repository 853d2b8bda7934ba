package io.nl2sql.jdbc.internal.wire;

import io.nl2sql.jdbc.internal.settings.ConnectionSettings;
import io.nl2sql.jdbc.internal.settings.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A statement's text and how it is to be run. Immutable; its {@code with} methods return copies. */
public final class QueryRequest {
    private final String text;
    private final Map<String, Object> options;
    private final Duration timeout;

    private QueryRequest(String text, Map<String, Object> options, Duration timeout) {
        this.text = text;
        this.options = options;
        this.timeout = timeout;
    }

    public static QueryRequest of(String text) {
        return new QueryRequest(text, Map.of(), Duration.ZERO);
    }

    private QueryRequest with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(key, value);
        return new QueryRequest(text, more, timeout);
    }

    /** At most so many rows; 0 is the server's cap. */
    public QueryRequest withMaxRows(long rows) {
        return rows == 0 ? this : with("maxRows", rows);
    }

    /** So many rows per frame, as a hint; 0 is the server's choice. */
    public QueryRequest withFetchSize(int rows) {
        return rows == 0 ? this : with("fetchSize", rows);
    }

    public QueryRequest withEscapeProcessing(boolean on) {
        return on ? this : with("escapeProcessing", false);
    }

    /** Zero is the server's own time. */
    public QueryRequest withTimeout(Duration limit) {
        QueryRequest limited = limit.isZero() ? this : with("timeoutMs", limit.toMillis());
        return new QueryRequest(text, limited.options, limit);
    }

    /** Columns only, no rows. */
    public QueryRequest describing() {
        return with("describe", true);
    }

    /** Values for the question marks, in their order. */
    public QueryRequest withParameters(List<Parameter> parameters) {
        List<Map<String, Object>> values = new ArrayList<>();
        parameters.forEach(parameter -> values.add(parameter.json()));
        return with("parameters", values);
    }

    Duration timeout() {
        return timeout;
    }

    Map<String, Object> json(UUID id, ConnectionSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id.toString());
        json.put("text", text);
        settings.dataSource().ifPresent(name -> json.put("dataSource", name));
        json.put("mode", settings.text(Setting.MODE));
        json.putAll(options);
        return json;
    }
}
