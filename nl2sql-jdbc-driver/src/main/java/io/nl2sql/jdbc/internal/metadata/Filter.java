package io.nl2sql.jdbc.internal.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a metadata call looks for, and what it leaves out. */
final class Filter {
    private Filter() {}

    /** By schema and table; null is any. */
    static Map<String, Object> of(String schema, String table) {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("schema", schema);
        filter.put("table", table);
        return filter;
    }

    /** A comment that is not there is null in JDBC and empty on the wire. */
    static Object textOrNull(Object text) {
        return "".equals(text) ? null : text;
    }

    /** Some tools leave entries null; no entry at all is any type. */
    static Map<String, Object> withTypes(Map<String, Object> filter, String[] types) {
        List<String> named = new ArrayList<>();
        for (String type : types == null ? new String[0] : types) {
            if (type != null) {
                named.add(type);
            }
        }
        filter.put("types", named.isEmpty() ? null : named);
        return filter;
    }
}
